package io.dataprocessing.pipeline.connectors.format.protobuf;

import static java.util.Objects.requireNonNull;

/**
 * A piece of a {@code .proto} file.
 *
 * @param text as it stands there; of a string the bytes that it means, each as one character
 */
record ProtoToken(Kind kind, String text, int line, int column) {

    /** What a token can be. */
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    ProtoToken {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
    }

    /** The token as an error message shows it. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case STRING -> "a string";
            case WORD, NUMBER, SYMBOL -> "'" + text + "'";
        };
    }
}
