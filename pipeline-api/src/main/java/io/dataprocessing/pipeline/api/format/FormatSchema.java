package io.dataprocessing.pipeline.api.format;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a format decided when a pipeline was planned, as it's shipped to the tasks.
 *
 * @param type the type of the rows that are read or written
 * @param text the schema in the format's own language, such as Avro's JSON; empty if the type says
 *     it all
 * @param attributes whatever else its decoder or encoder has to know, by names of its own
 */
public record FormatSchema(RowType type, String text, Map<String, String> attributes)
        implements Serializable {

    /** The attribute that holds the schema's id in a registry. */
    public static final String ID = "id";

    public FormatSchema {
        requireNonNull(type, "type");
        requireNonNull(text, "text");
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** Rows of a type, which says it all. */
    public static FormatSchema of(RowType type) {
        return of(type, "");
    }

    /** Rows of a type, written by a schema of the format's own. */
    public static FormatSchema of(RowType type, String text) {
        return new FormatSchema(type, text, Map.of());
    }

    /** This schema with one more attribute. */
    public FormatSchema with(String attribute, String value) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.put(attribute, value);
        return new FormatSchema(type, text, all);
    }

    /** The value of an attribute. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
