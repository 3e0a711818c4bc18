package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.util.List;
import java.util.Optional;

/** Options of the format, one changed at a time. */
record JsonSettings(JsonOptions options) {

    static JsonSettings defaults() {
        return new JsonSettings(
                new JsonOptions(
                        TimestampFormat.ISO_8601,
                        UnknownFields.IGNORE,
                        DuplicateKeys.ERROR,
                        JsonValidation.FULL,
                        NullFields.WRITE,
                        List.of(),
                        Optional.empty(),
                        1000));
    }

    JsonSettings with(TimestampFormat timestamps) {
        return with(
                timestamps,
                options.unknownFields(),
                options.duplicateKeys(),
                options.nullFields(),
                options.jsonText(),
                options.document());
    }

    JsonSettings with(UnknownFields unknown) {
        return with(
                options.timestampFormat(),
                unknown,
                options.duplicateKeys(),
                options.nullFields(),
                options.jsonText(),
                options.document());
    }

    JsonSettings with(DuplicateKeys duplicates) {
        return with(
                options.timestampFormat(),
                options.unknownFields(),
                duplicates,
                options.nullFields(),
                options.jsonText(),
                options.document());
    }

    JsonSettings with(NullFields nulls) {
        return with(
                options.timestampFormat(),
                options.unknownFields(),
                options.duplicateKeys(),
                nulls,
                options.jsonText(),
                options.document());
    }

    JsonSettings withJsonText(String... paths) {
        return with(
                options.timestampFormat(),
                options.unknownFields(),
                options.duplicateKeys(),
                options.nullFields(),
                List.of(paths),
                options.document());
    }

    JsonSettings withDocument(String field) {
        return with(
                options.timestampFormat(),
                options.unknownFields(),
                options.duplicateKeys(),
                options.nullFields(),
                options.jsonText(),
                Optional.of(field));
    }

    JsonSettings with(JsonValidation validation) {
        return new JsonSettings(
                new JsonOptions(
                        options.timestampFormat(),
                        options.unknownFields(),
                        options.duplicateKeys(),
                        validation,
                        options.nullFields(),
                        options.jsonText(),
                        options.document(),
                        options.maxDepth()));
    }

    private JsonSettings with(
            TimestampFormat timestamps,
            UnknownFields unknown,
            DuplicateKeys duplicates,
            NullFields nulls,
            List<String> jsonText,
            Optional<String> document) {
        return new JsonSettings(
                new JsonOptions(
                        timestamps,
                        unknown,
                        duplicates,
                        options.validation(),
                        nulls,
                        jsonText,
                        document,
                        options.maxDepth()));
    }
}
