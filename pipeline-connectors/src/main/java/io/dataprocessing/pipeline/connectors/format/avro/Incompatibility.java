package io.dataprocessing.pipeline.connectors.format.avro;

import java.util.stream.Collectors;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/** Says why what was written by one schema can't be read by another. */
final class Incompatibility {

    private Incompatibility() {}

    /** The reason, as a predicate. */
    static String of(Resolver.ErrorAction action) {
        Schema writer = action.writer;
        Schema reader = action.reader;
        return switch (action.error) {
            case INCOMPATIBLE_SCHEMA_TYPES ->
                    "was written as %s and can't be read as %s"
                            .formatted(word(writer), word(reader));
            case NAMES_DONT_MATCH ->
                    "was written as %s %s and can't be read as %s"
                            .formatted(word(writer), writer.getFullName(), reader.getFullName());
            case SIZES_DONT_MATCH ->
                    "was written as %d bytes and can't be read as %d"
                            .formatted(writer.getFixedSize(), reader.getFixedSize());
            case MISSING_REQUIRED_FIELD ->
                    "was written without %s, which has no default"
                            .formatted(missing(writer, reader));
            case NO_MATCHING_BRANCH ->
                    "was written as %s, which is not in the union %s"
                            .formatted(
                                    word(writer),
                                    reader.getTypes().stream()
                                            .map(Schema::getName)
                                            .collect(Collectors.joining(", ", "[", "]")));
        };
    }

    private static String word(Schema schema) {
        return schema.getType().getName();
    }

    private static String missing(Schema writer, Schema reader) {
        return reader.getFields().stream()
                .filter(field -> writer.getField(field.name()) == null && !field.hasDefaultValue())
                .map(field -> "'" + field.name() + "'")
                .collect(Collectors.joining(" and ", "field ", ""));
    }
}
