package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the values of a type stand in JSON.
 *
 * @param timestampFormat how timestamps are written
 * @param unknownFields what becomes of fields that the type doesn't have
 * @param duplicateKeys what becomes of an object that has a key twice
 * @param nullFields how nulls are written
 * @param jsonText the paths of string fields that hold a JSON value as it stands
 */
public record JsonRules(
        TimestampFormat timestampFormat,
        UnknownFields unknownFields,
        DuplicateKeys duplicateKeys,
        NullFields nullFields,
        Set<String> jsonText) {

    public JsonRules {
        requireNonNull(timestampFormat, "timestampFormat");
        requireNonNull(unknownFields, "unknownFields");
        requireNonNull(duplicateKeys, "duplicateKeys");
        requireNonNull(nullFields, "nullFields");
        jsonText = Set.copyOf(jsonText);
    }

    /** Timestamps in ISO 8601, nulls written, what is unknown passed over, nothing twice. */
    public static JsonRules usual() {
        return new JsonRules(
                TimestampFormat.ISO_8601,
                UnknownFields.IGNORE,
                DuplicateKeys.ERROR,
                NullFields.WRITE,
                Set.of());
    }

    static JsonRules of(JsonOptions options) {
        return new JsonRules(
                options.timestampFormat(),
                options.unknownFields(),
                options.duplicateKeys(),
                options.nullFields(),
                Set.copyOf(options.jsonText()));
    }

    /** These, for a row at a path. */
    JsonRules under(String path) {
        String start = FieldPath.field(path, "");
        Set<String> texts =
                jsonText.stream()
                        .filter(text -> text.startsWith(start))
                        .map(text -> text.substring(start.length()))
                        .collect(Collectors.toUnmodifiableSet());
        return new JsonRules(timestampFormat, unknownFields, duplicateKeys, nullFields, texts);
    }

    boolean refusesUnknown() {
        return unknownFields == UnknownFields.FAIL;
    }

    boolean refusesDuplicates() {
        return duplicateKeys == DuplicateKeys.ERROR;
    }
}
