package io.dataprocessing.pipeline.connectors.format.json;

/** The paths by which options name fields: {@code order.items[].note}. */
final class FieldPath {

    /** The path of a row that is the whole record. */
    static final String ROOT = "";

    private FieldPath() {}

    static String field(String row, String name) {
        return row.isEmpty() ? name : row + "." + name;
    }

    static String element(String array) {
        return array + "[]";
    }

    static String value(String map) {
        return map + "{}";
    }
}
