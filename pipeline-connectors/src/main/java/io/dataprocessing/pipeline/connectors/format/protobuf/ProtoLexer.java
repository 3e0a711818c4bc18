package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.connectors.format.protobuf.ProtoToken.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits the text of a {@code .proto} file into tokens and leaves comments and blanks out. */
final class ProtoLexer {

    private final String file;
    private final String text;
    private final List<ProtoToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private ProtoLexer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The tokens of a file, the last being its end.
     *
     * @throws SchemaException if something is none; the message says where
     */
    static List<ProtoToken> tokens(String file, String text) {
        ProtoLexer lexer =
                new ProtoLexer(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        while (lexer.skipBlank()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", lexer.at);
        return lexer.tokens;
    }

    private void next() {
        int start = at;
        char first = text.charAt(at);
        if (isLetter(first)) {
            while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            add(Kind.WORD, text.substring(start, at), start);
        } else if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
            number();
            add(Kind.NUMBER, text.substring(start, at), start);
        } else if (first == '"' || first == '\'') {
            String bytes = string(first);
            add(Kind.STRING, bytes, start);
        } else if ("{}[]()<>=;,.:-+/".indexOf(first) >= 0) {
            at++;
            add(Kind.SYMBOL, String.valueOf(first), start);
        } else {
            throw error("'%c' has no meaning here".formatted(first));
        }
    }

    private void number() {
        boolean hexadecimal = text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X');
        while (at < text.length()) {
            char each = text.charAt(at);
            boolean sign = (each == '+' || each == '-') && !hexadecimal && isExponent(at - 1);
            if (!isLetter(each) && !isDigit(each) && each != '.' && !sign) {
                return;
            }
            at++;
        }
    }

    private boolean isExponent(int index) {
        return text.charAt(index) == 'e' || text.charAt(index) == 'E';
    }

    private String string(char quote) {
        StringBuilder bytes = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw error("the string has no end on its line");
            }
            char each = text.charAt(at);
            if (each == quote) {
                at++;
                return bytes.toString();
            }
            if (each == '\\') {
                escape(bytes);
            } else {
                int letter = text.codePointAt(at);
                append(bytes, letter);
                at += Character.charCount(letter);
            }
        }
    }

    private void escape(StringBuilder bytes) {
        char kind = peek(1);
        at += 2;
        switch (kind) {
            case 'x', 'X' -> bytes.append((char) (digits(16, 2) & 0xFF));
            case 'u' -> append(bytes, digits(16, 4));
            case 'U' -> append(bytes, digits(16, 8));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                bytes.append((char) (digits(8, 3) & 0xFF));
            }
            default -> {
                int known = "abfnrtv\\'\"?".indexOf(kind);
                if (known < 0) {
                    throw error("'\\%c' is no escape".formatted(kind));
                }
                bytes.append("\u0007\b\f\n\r\t\u000b\\'\"?".charAt(known));
            }
        }
    }

    private int digits(int radix, int most) {
        int start = at;
        long value = 0;
        while (at < text.length()
                && at - start < most
                && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at), radix);
            at++;
        }
        if (at == start || value > Character.MAX_CODE_POINT) {
            throw error("the escape names no character");
        }
        return (int) value;
    }

    private static void append(StringBuilder bytes, int letter) {
        byte[] encoded = Character.toString(letter).getBytes(StandardCharsets.UTF_8);
        bytes.append(new String(encoded, StandardCharsets.ISO_8859_1));
    }

    /** Goes to the next token; false at the end. */
    private boolean skipBlank() {
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (each <= ' ') {
                at++;
            } else if (text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw error("the comment has no end");
        }
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        at = end + 2;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || letter == '_';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private void add(Kind kind, String token, int start) {
        tokens.add(new ProtoToken(kind, token, line, start - lineStart + 1));
    }

    private SchemaException error(String what) {
        return new SchemaException("%s:%d:%d: %s.".formatted(file, line, at - lineStart + 1, what));
    }
}
