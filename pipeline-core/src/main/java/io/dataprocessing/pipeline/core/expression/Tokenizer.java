package io.dataprocessing.pipeline.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts an expression into tokens: positions of names and brackets for the checker, and plain words
 * for what is wrong with quotes, escapes and signs.
 */
final class Tokenizer {

    private static final List<String> LONG_SIGNS = List.of("==", "!=", "<=", ">=", "&&", "||");
    private static final String SIGNS = "+-*/%<>!?:.,()[]{}";
    private static final String SIMPLE_ESCAPES = "abfnrtv\\?\"'`";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<ExpressionProblem> problems = new ArrayList<>();
    private int position;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of a text, and what no token can be made of. */
    record Result(List<Token> tokens, List<ExpressionProblem> problems) {}

    static Result tokenize(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.position < text.length()) {
            tokenizer.next();
        }
        return new Result(tokenizer.tokens, tokenizer.problems);
    }

    private void next() {
        char c = text.charAt(position);
        if (Character.isWhitespace(c)) {
            position++;
        } else if (text.startsWith("//", position)) {
            int newline = text.indexOf('\n', position);
            position = newline < 0 ? text.length() : newline;
        } else if (startsString()) {
            string();
        } else if (isNameStart(c)) {
            int end = position;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            add(Token.Kind.NAME, end);
        } else if (c == '`') {
            quotedName();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !afterOperand())) {
            number();
        } else {
            sign(c);
        }
    }

    private void quotedName() {
        int end = text.indexOf('`', position + 1);
        if (end < 0) {
            problem(text.length(), "the name that starts here isn't closed with a backquote", "");
        } else {
            add(Token.Kind.QUOTED_NAME, end + 1);
        }
    }

    private void number() {
        int end = position;
        if (text.startsWith("0x", position) || text.startsWith("0X", position)) {
            end += 2;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
                end++;
            }
        } else {
            end = digits(end);
            if (end < text.length() - 1 && text.charAt(end) == '.' && isDigit(charAt(end + 1))) {
                end = digits(end + 1);
            }
            if (charAt(end) == 'e' || charAt(end) == 'E') {
                int sign = charAt(end + 1) == '+' || charAt(end + 1) == '-' ? 1 : 0;
                if (isDigit(charAt(end + 1 + sign))) {
                    end = digits(end + 1 + sign);
                }
            }
        }
        if (charAt(end) == 'u' || charAt(end) == 'U') {
            end++;
        }
        add(Token.Kind.NUMBER, end);
    }

    private void sign(char c) {
        for (String sign : LONG_SIGNS) {
            if (text.startsWith(sign, position)) {
                add(Token.Kind.SIGN, position + sign.length());
                return;
            }
        }
        if (SIGNS.indexOf(c) >= 0) {
            if (text.startsWith("<>", position)) {
                problem(position + 2, "'<>' is no operator here", "!=");
            } else {
                add(Token.Kind.SIGN, position + 1);
            }
        } else if (c == '=') {
            problem(position + 1, "'=' is no operator; values are compared with '=='", "==");
        } else if (c == '&' || c == '|') {
            String twice = String.valueOf(c).repeat(2);
            problem(position + 1, "'%s' is no operator here".formatted(c), twice);
        } else {
            int codePoint = text.codePointAt(position);
            problem(
                    position + Character.charCount(codePoint),
                    "'%s' has no meaning here".formatted(Character.toString(codePoint)),
                    "");
        }
    }

    private boolean startsString() {
        int quote = position;
        while (quote < position + 2 && "rRbB".indexOf(charAt(quote)) >= 0) {
            quote++;
        }
        return charAt(quote) == '"' || charAt(quote) == '\'';
    }

    private void string() {
        int quoteAt = position;
        boolean raw = false;
        boolean bytes = false;
        while (charAt(quoteAt) != '"' && charAt(quoteAt) != '\'') {
            raw |= charAt(quoteAt) == 'r' || charAt(quoteAt) == 'R';
            bytes |= charAt(quoteAt) == 'b' || charAt(quoteAt) == 'B';
            quoteAt++;
        }
        String one = String.valueOf(text.charAt(quoteAt));
        String quote = text.startsWith(one.repeat(3), quoteAt) ? one.repeat(3) : one;
        int at = quoteAt + quote.length();
        while (at < text.length() && !text.startsWith(quote, at)) {
            char c = text.charAt(at);
            if (quote.length() == 1 && (c == '\n' || c == '\r')) {
                break;
            }
            at += c == '\\' ? (raw ? 2 : escape(at, bytes)) : 1;
        }
        if (at < text.length() && text.startsWith(quote, at)) {
            add(Token.Kind.STRING, at + quote.length());
        } else {
            problem(
                    Math.min(at, text.length()),
                    "the string that starts here isn't closed with " + quote,
                    "");
        }
    }

    /** The length of the escape at {@code at}, noting a problem where there is no such escape. */
    private int escape(int at, boolean bytes) {
        char c = charAt(at + 1);
        int hexDigits =
                switch (c) {
                    case 'x', 'X' -> 2;
                    case 'u' -> bytes ? 0 : 4;
                    case 'U' -> bytes ? 0 : 8;
                    default -> 0;
                };
        boolean right = SIMPLE_ESCAPES.indexOf(c) >= 0;
        int length = 2;
        if (hexDigits > 0) {
            length += hexDigits;
            right = allDigits(at + 2, hexDigits, 16);
        } else if (c >= '0' && c <= '3') {
            length += 2;
            right = allDigits(at + 1, 3, 8);
        }
        if (!right && at + 1 < text.length()) {
            Span span = new Span(at, at + 2);
            problems.add(
                    ExpressionProblem.at(
                            span,
                            "'\\%s' is no escape; a backslash itself is written \\\\, or the string"
                                            .formatted(c)
                                    + " gets the prefix r",
                            Optional.of("\\\\" + c)));
            return 2;
        }
        return length;
    }

    private boolean allDigits(int from, int count, int radix) {
        for (int i = from; i < from + count; i++) {
            if (Character.digit(charAt(i), radix) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean afterOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.isName() || last.is(")") || last.is("]");
    }

    private void add(Token.Kind kind, int end) {
        Span span = new Span(position, end);
        tokens.add(new Token(kind, text.substring(position, end), span));
        position = end;
    }

    private void problem(int end, String message, String suggestion) {
        Optional<String> instead =
                suggestion.isEmpty() ? Optional.empty() : Optional.of(suggestion);
        problems.add(ExpressionProblem.at(new Span(position, end), message, instead));
        position = end;
    }

    private int digits(int from) {
        int end = from;
        while (isDigit(charAt(end))) {
            end++;
        }
        return end;
    }

    private char peek(int ahead) {
        return charAt(position + ahead);
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
