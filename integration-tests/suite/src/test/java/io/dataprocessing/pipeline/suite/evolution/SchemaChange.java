package io.dataprocessing.pipeline.suite.evolution;

import java.util.List;

/**
 * A change of a schema, as Avro text before and after.
 *
 * @param name of the change, in words
 * @param before the old schema
 * @param after the new schema
 * @param compatibility what Avro's rules, and so a schema registry, say of it
 * @param state what becomes of state that was written with the old schema
 */
public record SchemaChange(
        String name, String before, String after, Compatibility compatibility, OfState state) {

    private static final String ID = "{\"name\":\"id\",\"type\":\"string\"}";
    private static final String NOTE =
            "{\"name\":\"note\",\"type\":\"string\",\"default\":\"none\"}";
    private static final String NOTED =
            "{\"name\":\"note\",\"type\":\"string\",\"default\":\"unknown\"}";
    private static final String MAYBE =
            "{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null}";
    private static final String COUNT = "{\"name\":\"count\",\"type\":\"long\"}";
    private static final String RENAMED = "{\"name\":\"total\",\"type\":\"long\"}";
    private static final String ALIASED =
            "{\"name\":\"total\",\"type\":\"long\",\"aliases\":[\"count\"]}";
    private static final String DOCUMENTED =
            "{\"name\":\"count\",\"type\":\"long\",\"doc\":\"how many\",\"aliases\":[\"n\"]}";
    private static final String LINES =
            line("{\"name\":\"sku\",\"type\":\"string\"},{\"name\":\"pieces\",\"type\":\"int\"}");
    private static final String SHORT_LINES = line("{\"name\":\"sku\",\"type\":\"string\"}");

    /** What Avro's rules say of a change. */
    public enum Compatibility {
        /** Readers with the new schema understand old data; not the other way round. */
        BACKWARD,
        /** Readers with the old schema understand new data; not the other way round. */
        FORWARD,
        /** Both. */
        FULL,
        /** Neither. */
        NONE
    }

    /** What becomes of state. */
    public enum OfState {
        /** It's read as rows of the new schema. */
        RESTORED,
        /** The job isn't started. */
        REFUSED
    }

    /** All thirty: compatible both ways, backward, forward, not at all. */
    public static List<SchemaChange> all() {
        return List.of(
                full("field with a default added", ID, ID + "," + NOTE, OfState.RESTORED),
                full("nullable field added", ID, ID + "," + MAYBE, OfState.RESTORED),
                full("field with a default removed", ID + "," + NOTE, ID, OfState.RESTORED),
                full("nullable field removed", ID + "," + MAYBE, ID, OfState.RESTORED),
                full("fields reordered", ID + "," + COUNT, COUNT + "," + ID, OfState.RESTORED),
                full("default changed", ID + "," + NOTE, ID + "," + NOTED, OfState.RESTORED),
                full("doc and alias added", COUNT, DOCUMENTED, OfState.RESTORED),
                full(
                        "field with a default added to a nested record",
                        address(""),
                        address("," + NOTE),
                        OfState.RESTORED),
                full("decimal with more digits", decimal(10, 2), decimal(14, 4), OfState.RESTORED),
                full("decimal with fewer digits", decimal(10, 2), decimal(8, 2), OfState.REFUSED),
                full("string to bytes", value("\"string\""), value("\"bytes\""), OfState.REFUSED),
                backward("required field removed", ID + "," + COUNT, ID, OfState.RESTORED),
                backward("int to long", value("\"int\""), value("\"long\""), OfState.RESTORED),
                backward("int to double", value("\"int\""), value("\"double\""), OfState.RESTORED),
                backward(
                        "float to double",
                        value("\"float\""),
                        value("\"double\""),
                        OfState.RESTORED),
                backward("long to float", value("\"long\""), value("\"float\""), OfState.REFUSED),
                backward(
                        "required to nullable",
                        value("\"long\""),
                        value("[\"null\",\"long\"]"),
                        OfState.RESTORED),
                backward(
                        "enum symbol added",
                        symbols("\"NEW\",\"PAID\""),
                        symbols("\"NEW\",\"HELD\",\"PAID\""),
                        OfState.RESTORED),
                backward("field renamed, with an alias", COUNT, ALIASED, OfState.RESTORED),
                backward(
                        "array elements widened",
                        value("{\"type\":\"array\",\"items\":\"int\"}"),
                        value("{\"type\":\"array\",\"items\":\"long\"}"),
                        OfState.RESTORED),
                backward(
                        "map values made nullable",
                        value("{\"type\":\"map\",\"values\":\"long\"}"),
                        value("{\"type\":\"map\",\"values\":[\"null\",\"long\"]}"),
                        OfState.RESTORED),
                backward("field of array elements removed", LINES, SHORT_LINES, OfState.RESTORED),
                forward("required field added", ID, ID + "," + COUNT, OfState.REFUSED),
                forward("long to int", value("\"long\""), value("\"int\""), OfState.REFUSED),
                forward(
                        "enum symbol removed",
                        symbols("\"NEW\",\"HELD\",\"PAID\""),
                        symbols("\"NEW\",\"PAID\""),
                        OfState.REFUSED),
                forward(
                        "nullable to required",
                        value("[\"null\",\"long\"]"),
                        value("\"long\""),
                        OfState.REFUSED),
                forward(
                        "required field added to a nested record",
                        address(""),
                        address("," + COUNT),
                        OfState.REFUSED),
                none("string to int", value("\"string\""), value("\"int\"")),
                none("field renamed, without an alias", COUNT, RENAMED),
                none(
                        "array to map",
                        value("{\"type\":\"array\",\"items\":\"long\"}"),
                        value("{\"type\":\"map\",\"values\":\"long\"}")));
    }

    private static SchemaChange full(String name, String before, String after, OfState state) {
        return of(name, before, after, Compatibility.FULL, state);
    }

    private static SchemaChange backward(String name, String before, String after, OfState state) {
        return of(name, before, after, Compatibility.BACKWARD, state);
    }

    private static SchemaChange forward(String name, String before, String after, OfState state) {
        return of(name, before, after, Compatibility.FORWARD, state);
    }

    private static SchemaChange none(String name, String before, String after) {
        return of(name, before, after, Compatibility.NONE, OfState.REFUSED);
    }

    private static SchemaChange of(
            String name, String before, String after, Compatibility compatibility, OfState state) {
        return new SchemaChange(name, order(before), order(after), compatibility, state);
    }

    private static String order(String fields) {
        return "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"shop\",\"fields\":[%s]}"
                .formatted(fields);
    }

    private static String value(String type) {
        return "{\"name\":\"value\",\"type\":%s}".formatted(type);
    }

    private static String symbols(String symbols) {
        return value("{\"type\":\"enum\",\"name\":\"Status\",\"symbols\":[%s]}".formatted(symbols));
    }

    private static String decimal(int precision, int scale) {
        return value(
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}"
                        .formatted(precision, scale));
    }

    private static String address(String more) {
        return ("{\"name\":\"address\",\"type\":{\"type\":\"record\",\"name\":\"Address\","
                        + "\"fields\":[{\"name\":\"street\",\"type\":\"string\"}%s]}}")
                .formatted(more);
    }

    private static String line(String fields) {
        return ("{\"name\":\"lines\",\"type\":{\"type\":\"array\",\"items\":"
                        + "{\"type\":\"record\",\"name\":\"Line\",\"fields\":[%s]}}}")
                .formatted(fields);
    }

    @Override
    public String toString() {
        return name;
    }
}
