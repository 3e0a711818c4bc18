package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Passes over values that nobody wants, as strictly as if they were read. */
public final class Skipping {

    private Skipping() {}

    /**
     * Passes over the value at which the parser stands, of which only the grammar is checked.
     *
     * @return the value's last token, at which it leaves the parser
     */
    public static JsonToken anything(JsonParser parser) throws IOException {
        parser.skipChildren();
        return parser.currentToken();
    }

    /**
     * Passes over the value at which the parser stands, in which no key may stand twice; leaves it
     * at the value's last token.
     */
    public static void strictly(JsonParser parser) throws IOException, MismatchException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return;
        }
        Deque<Set<String>> open = new ArrayDeque<>();
        enter(open, token);
        while (!open.isEmpty()) {
            token = parser.nextToken();
            switch (token) {
                case START_OBJECT, START_ARRAY -> enter(open, token);
                case END_OBJECT, END_ARRAY -> open.pop();
                case FIELD_NAME -> refuseSecond(parser, open.peek());
                case NOT_AVAILABLE,
                        VALUE_EMBEDDED_OBJECT,
                        VALUE_STRING,
                        VALUE_NUMBER_INT,
                        VALUE_NUMBER_FLOAT,
                        VALUE_TRUE,
                        VALUE_FALSE,
                        VALUE_NULL -> {
                    // nothing opens or closes
                }
            }
        }
    }

    private static void enter(Deque<Set<String>> open, JsonToken token) {
        open.push(token == JsonToken.START_OBJECT ? new HashSet<>() : Set.of());
    }

    private static void refuseSecond(JsonParser parser, Set<String> names)
            throws IOException, MismatchException {
        String name = parser.currentName();
        if (!names.add(name)) {
            throw ValueReader.mismatch(parser, "appears twice").in(name);
        }
    }
}
