package io.dataprocessing.pipeline.core.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says in plain words why a text is no expression. */
final class SyntaxDiagnosis {

    private static final Map<String, String> PARTNERS = Map.of("(", ")", "[", "]", "{", "}");

    /** What people write who know SQL or Python, and what it's called here. */
    private static final Map<String, String> FOREIGN_WORDS =
            Map.of("and", "&&", "or", "||", "not", "!", "is", "==", "xor", "!=", "mod", "%");

    private static final Map<String, String> FOREIGN_FORMS =
            Map.of(
                    "between", "a range is written 'x >= low && x <= high'",
                    "like", "a pattern is tested with x.matches('regex'), startsWith or contains",
                    "case", "a choice is written 'condition ? value : other'",
                    "if", "a choice is written 'condition ? value : other'");

    private final Source source;

    SyntaxDiagnosis(Source source) {
        this.source = source;
    }

    /** Whether a bracket is open, closed twice or closed by another kind. */
    Optional<ExpressionProblem> brackets() {
        if (source.tokens().isEmpty()) {
            return Optional.of(ExpressionProblem.at(new Span(0, 0), "the expression is empty"));
        }
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : source.tokens()) {
            if (Source.isOpening(token)) {
                open.push(token);
            } else if (Source.isClosing(token)) {
                if (open.isEmpty()) {
                    return problem(token, "'%s' closes nothing".formatted(token.text()));
                }
                String wanted = PARTNERS.get(open.peek().text());
                if (!token.text().equals(wanted)) {
                    return problem(
                            open.peek(),
                            "'%s' isn't closed: '%s' is expected before '%s'"
                                    .formatted(open.peek().text(), wanted, token.text()));
                }
                open.pop();
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : problem(open.peek(), "'%s' isn't closed".formatted(open.peek().text()));
    }

    /** The problem that made CEL's parser stop at {@code offset}. */
    ExpressionProblem explain(int offset) {
        Optional<ExpressionProblem> foreign = foreignWord();
        if (foreign.isPresent()) {
            return foreign.get();
        }
        int length = source.text().length();
        Token last = source.token(source.tokens().size() - 1);
        if (offset >= last.span().end()) {
            return atTheEnd(last, length);
        }
        int index = source.tokenAt(offset);
        Token token = source.token(index);
        if (token.kind() == Token.Kind.NUMBER) {
            Optional<ExpressionProblem> number = number(token);
            if (number.isPresent()) {
                return number.get();
            }
        }
        if (index > 0 && source.token(index - 1).is(".")) {
            return ExpressionProblem.at(
                    token.span(),
                    "a field name is expected after '.', not '%s'".formatted(token.text()));
        }
        if (index > 0 && isOperand(source.token(index - 1)) && startsOperand(token)) {
            return ExpressionProblem.at(
                    token.span(),
                    "an operator is expected between '%s' and '%s'"
                            .formatted(source.token(index - 1).text(), token.text()));
        }
        return ExpressionProblem.at(
                token.span(), "'%s' isn't expected here".formatted(token.text()));
    }

    private ExpressionProblem atTheEnd(Token last, int length) {
        boolean unfinishedChoice =
                source.tokens().stream().filter(token -> token.is("?")).count()
                        > source.tokens().stream().filter(token -> token.is(":")).count();
        if (unfinishedChoice && !last.is("?")) {
            return ExpressionProblem.at(
                    new Span(length, length),
                    "':' and a value are missing: a choice is written 'condition ? value : other'");
        }
        return ExpressionProblem.at(
                last.span(),
                last.is(".")
                        ? "a field name is expected after '.'"
                        : "a value is expected after '%s'".formatted(last.text()));
    }

    private Optional<ExpressionProblem> number(Token token) {
        boolean whole = token.text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole && !token.text().startsWith("0x")) {
            return Optional.empty();
        }
        try {
            Long.parseLong(token.text());
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(
                    ExpressionProblem.at(
                            token.span(),
                            "%s is outside the range of long; write it with a point"
                                    .formatted(token.text()),
                            whole ? Optional.of(token.text() + ".0") : Optional.empty()));
        }
    }

    private Optional<ExpressionProblem> foreignWord() {
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            String word = token.text().toLowerCase(Locale.ROOT);
            if (token.kind() != Token.Kind.NAME || !(betweenOperands(i) || startsForm(i))) {
                continue;
            }
            if (FOREIGN_FORMS.containsKey(word)) {
                return problem(
                        token,
                        "'%s' is no operator here; %s"
                                .formatted(token.text(), FOREIGN_FORMS.get(word)));
            }
            if (FOREIGN_WORDS.containsKey(word)) {
                String ours = FOREIGN_WORDS.get(word);
                return Optional.of(
                        ExpressionProblem.at(
                                token.span(),
                                "'%s' is no operator here; it's written '%s'"
                                        .formatted(token.text(), ours),
                                Optional.of(ours)));
            }
        }
        return Optional.empty();
    }

    private boolean betweenOperands(int index) {
        return index > 0
                && isOperand(source.token(index - 1))
                && index + 1 < source.tokens().size()
                && (startsOperand(source.token(index + 1)) || source.token(index + 1).is("("));
    }

    private boolean startsForm(int index) {
        boolean first = index == 0 || !isOperand(source.token(index - 1));
        boolean afterDot = index > 0 && source.token(index - 1).is(".");
        return first
                && !afterDot
                && index + 1 < source.tokens().size()
                && startsOperand(source.token(index + 1));
    }

    private static boolean isOperand(Token token) {
        return token.kind() != Token.Kind.SIGN || Source.isClosing(token);
    }

    private static boolean startsOperand(Token token) {
        return token.kind() != Token.Kind.SIGN;
    }

    private static Optional<ExpressionProblem> problem(Token token, String message) {
        return Optional.of(ExpressionProblem.at(token.span(), message));
    }
}
