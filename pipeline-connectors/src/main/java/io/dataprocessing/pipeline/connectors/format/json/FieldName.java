package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;

/**
 * The name of a field as it stands before a value, a comma in front and a colon behind.
 *
 * @param bytes more than those of the name, so that they are copied by words
 */
record FieldName(byte[] bytes, int length) {

    private static final int AT_LEAST = 16;

    static FieldName of(String name) {
        byte[] quoted = new SerializedString(name).asQuotedUTF8();
        int length = quoted.length + 4;
        byte[] bytes = new byte[Math.max(length, AT_LEAST)];
        bytes[0] = ',';
        bytes[1] = '"';
        System.arraycopy(quoted, 0, bytes, 2, quoted.length);
        bytes[length - 2] = '"';
        bytes[length - 1] = ':';
        return new FieldName(bytes, length);
    }

    void write(JsonBytes json) {
        json.put(bytes, 0, length);
    }

    /** Whether the bytes from an offset on are those of the name. */
    boolean stands(byte[] record, int from) {
        return Arrays.equals(record, from, from + length, bytes, 0, length);
    }
}
