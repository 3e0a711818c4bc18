package io.dataprocessing.pipeline.core.expression;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The text of an expression with its tokens, and which bracket belongs to which. */
final class Source {

    static final int NONE = -1;

    private final String text;
    private final List<Token> tokens;
    private final int[] partner;

    Source(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.partner = new int[tokens.size()];
        Arrays.fill(partner, NONE);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isOpening(token)) {
                open.push(i);
            } else if (isClosing(token) && !open.isEmpty()) {
                int opening = open.pop();
                partner[i] = opening;
                partner[opening] = i;
            }
        }
    }

    static boolean isOpening(Token token) {
        return token.is("(") || token.is("[") || token.is("{");
    }

    static boolean isClosing(Token token) {
        return token.is(")") || token.is("]") || token.is("}");
    }

    String text() {
        return text;
    }

    String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    Token token(int index) {
        return tokens.get(index);
    }

    List<Token> tokens() {
        return tokens;
    }

    /** The token that starts at or before a char offset. */
    int tokenAt(int offset) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tokens.get(middle).span().start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The token that closes the bracket at {@code token}. */
    Token closing(int token) {
        return tokens.get(partner[token]);
    }

    /** {@code span} with the parentheses that surround just it. */
    Span withParentheses(Span span) {
        int first = tokenAt(span.start());
        int last = tokenAt(span.end() - 1);
        while (first > 0
                && last + 1 < tokens.size()
                && tokens.get(first - 1).is("(")
                && partner[first - 1] == last + 1
                && !(first > 1 && tokens.get(first - 2).isName())) {
            first--;
            last++;
        }
        return tokens.get(first).span().to(tokens.get(last).span());
    }
}
