package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the values of one type. */
@FunctionalInterface
public interface ValueReader {

    /**
     * Reads the value at which the parser stands, which is not a null, and leaves the parser at its
     * last token.
     *
     * @throws MismatchException if the value is not of the type
     */
    Object read(JsonParser parser) throws IOException, MismatchException;

    /** Whether a null is a value like others, where the type has none. */
    default boolean readsNull() {
        return false;
    }

    /** A mismatch at the parser's token. */
    static MismatchException mismatch(JsonParser parser, String problem) {
        return new MismatchException(parser.currentTokenLocation().getByteOffset(), problem);
    }

    /** A mismatch because of the kind of the parser's token. */
    static MismatchException expected(JsonParser parser, String wanted) {
        return mismatch(
                parser, "should be %s, but is %s".formatted(wanted, kind(parser.currentToken())));
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    "something else";
        };
    }
}
