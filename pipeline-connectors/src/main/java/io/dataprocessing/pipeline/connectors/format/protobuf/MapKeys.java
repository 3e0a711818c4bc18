package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.math.BigDecimal;

/** Turns the text of a row's map keys into the keys that a message has: numbers, booleans, text. */
interface MapKeys {

    /** The key, of the class that its scalar is written from; keys of a map can be compared. */
    Comparable<?> parse(String text) throws EncodeException;

    /** How keys of a field become what its type is. */
    static MapKeys of(FieldDescriptor key, String path) {
        String refusal = "a key is no " + key.getType().name().toLowerCase(java.util.Locale.ROOT);
        MapKeys parsed =
                switch (key.getType()) {
                    case STRING -> text -> text;
                    case BOOL -> MapKeys::bool;
                    case INT32, SINT32, SFIXED32 -> Integer::valueOf;
                    case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> Long::valueOf;
                    case UINT64, FIXED64 -> BigDecimal::new;
                    case FLOAT, DOUBLE, BYTES, ENUM, MESSAGE, GROUP ->
                            throw new IllegalArgumentException("no key of a map: " + path);
                };
        return text -> {
            try {
                Comparable<?> found = parsed.parse(text);
                // The same number in other words would come back as another key.
                if (found.toString().equals(text)) {
                    return found;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw ScalarWriters.error(path, refusal);
        };
    }

    private static Boolean bool(String text) {
        return text.equals("true");
    }
}
