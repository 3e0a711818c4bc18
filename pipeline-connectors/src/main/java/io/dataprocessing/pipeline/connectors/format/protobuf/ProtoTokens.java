package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.connectors.format.protobuf.ProtoToken.Kind;
import java.util.List;

/** The tokens of a {@code .proto} file, read one by one. */
final class ProtoTokens {

    private final String file;
    private final List<ProtoToken> tokens;
    private int at;

    ProtoTokens(String file, String text) {
        this.file = file;
        this.tokens = ProtoLexer.tokens(file, text);
    }

    ProtoToken peek() {
        return tokens.get(at);
    }

    /** The token behind the next one. */
    ProtoToken second() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    ProtoToken next() {
        ProtoToken token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    /** Takes the next token if it's this one. */
    boolean take(String symbolOrWord) {
        if (!peek().is(symbolOrWord)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw error("'%s' is expected, not %s".formatted(symbol, peek().shown()));
        }
    }

    String word(String what) {
        if (peek().kind() != Kind.WORD) {
            throw error("%s is expected, not %s".formatted(what, peek().shown()));
        }
        return next().text();
    }

    /** Words with dots between, and perhaps one before them. */
    String path(String what) {
        StringBuilder path = new StringBuilder();
        if (take(".")) {
            path.append('.');
        }
        path.append(word(what));
        while (take(".")) {
            path.append('.').append(word(what));
        }
        return path.toString();
    }

    /** The bytes of one string or several behind each other, each as one character. */
    String string(String what) {
        if (peek().kind() != Kind.STRING) {
            throw error("%s in quotes is expected, not %s".formatted(what, peek().shown()));
        }
        StringBuilder bytes = new StringBuilder();
        while (peek().kind() == Kind.STRING) {
            bytes.append(next().text());
        }
        return bytes.toString();
    }

    /** A whole number that fits 32 bits. */
    int number(String what) {
        boolean negative = take("-");
        if (peek().kind() == Kind.NUMBER) {
            try {
                int value = Math.toIntExact(Long.decode((negative ? "-" : "") + peek().text()));
                at++;
                return value;
            } catch (NumberFormatException | ArithmeticException e) {
                throw error("%s doesn't fit: %s".formatted(what, peek().shown()));
            }
        }
        throw error("%s is expected, not %s".formatted(what, peek().shown()));
    }

    /** Goes behind the next {@code ;} that isn't in brackets of any kind. */
    void skipStatement() {
        while (!take(";")) {
            skipOne();
        }
    }

    /** Goes behind the next token; behind the whole of it, if that's a bracket. */
    void skipOne() {
        int depth = 0;
        do {
            if (atEnd()) {
                throw error("the file ends too early");
            }
            String text = next().text();
            if (tokens.get(at - 1).kind() == Kind.SYMBOL) {
                depth += "{[(".contains(text) ? 1 : "}])".contains(text) ? -1 : 0;
            }
            if (depth < 0) {
                at--;
                throw error("%s is not expected here".formatted(peek().shown()));
            }
        } while (depth > 0);
    }

    SchemaException error(String what) {
        ProtoToken token = peek();
        return new SchemaException(
                "%s:%d:%d: %s.".formatted(file, token.line(), token.column(), what));
    }
}
