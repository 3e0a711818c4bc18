package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.Surrogates;
import java.nio.charset.StandardCharsets;

/** Strings that hold a JSON value as it stands. */
final class JsonTexts {

    private JsonTexts() {}

    /** Writes a text as the JSON that it is. */
    static ValueWriter writer(StrictJson json) {
        return (bytes, value) -> bytes.put(checked(json, (String) value, ""));
    }

    /**
     * The bytes of a text that is JSON.
     *
     * @param field whose text it is; empty where the caller says that
     * @throws EncodeException if it's none, or null
     */
    static byte[] checked(StrictJson json, String text, String field) throws EncodeException {
        String place = field.isEmpty() ? "" : "field '%s' ".formatted(field);
        if (text == null) {
            throw new EncodeException(place + "is null, and the whole record would be");
        }
        if (Surrogates.anyAlone(text)) {
            throw new EncodeException(place + Surrogates.PROBLEM);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            json.read(bytes, 0, Skipping::anything);
        } catch (DecodeException e) {
            throw new EncodeException(
                    "%sholds a text that is no JSON: %s".formatted(place, e.getMessage()));
        }
        return bytes;
    }
}
