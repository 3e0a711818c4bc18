package io.dataprocessing.pipeline.connectors.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * Finds out by Avro's own rules why a registry that doesn't say it refuses a schema, and says it as
 * Confluent's registry would.
 */
final class AvroComparison {

    private static final String NEW = "new";
    private static final String OLD = "old";

    private AvroComparison() {}

    /**
     * What is wrong between two schemas.
     *
     * @param level the rule of the subject, such as {@code FULL_TRANSITIVE}
     * @return the reasons; empty if Avro's rules have nothing against it
     */
    static List<String> reasons(String newText, String oldText, String level) {
        List<String> reasons = new ArrayList<>();
        try {
            Schema newSchema = new Schema.Parser().parse(newText);
            Schema oldSchema = new Schema.Parser().parse(oldText);
            if (!level.startsWith("FORWARD")) {
                compare(newSchema, NEW, oldSchema, OLD, reasons);
            }
            if (!level.startsWith("BACKWARD")) {
                compare(oldSchema, OLD, newSchema, NEW, reasons);
            }
        } catch (AvroRuntimeException e) {
            return List.of();
        }
        return reasons;
    }

    private static void compare(
            Schema reader, String readerWord, Schema writer, String writerWord, List<String> into) {
        for (Incompatibility found :
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getResult()
                        .getIncompatibilities()) {
            into.add(
                    "{errorType:'%s', description:'%s', additionalInfo:'%s'}"
                            .formatted(
                                    found.getType(),
                                    description(found, readerWord, writerWord),
                                    found.getMessage()));
        }
    }

    private static String description(Incompatibility found, String reader, String writer) {
        return switch (found.getType()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                    "The field '%s' at path '%s' in the %s schema has no default value and is missing in the %s schema"
                            .formatted(found.getMessage(), found.getLocation(), reader, writer);
            case NAME_MISMATCH ->
                    "The name of the schema has changed (path '%s')".formatted(found.getLocation());
            case TYPE_MISMATCH ->
                    "The type (path '%s') of a field in the %s schema does not match with the %s schema"
                            .formatted(found.getLocation(), reader, writer);
            case MISSING_UNION_BRANCH ->
                    "The %s schema is missing a type inside a union field at path '%s' in the %s schema"
                            .formatted(reader, found.getLocation(), writer);
            case MISSING_ENUM_SYMBOLS ->
                    "The %s schema is missing enum symbols '%s' at path '%s' in the %s schema"
                            .formatted(reader, found.getMessage(), found.getLocation(), writer);
            case FIXED_SIZE_MISMATCH ->
                    "The size of the fixed field at path '%s' has changed"
                            .formatted(found.getLocation());
        };
    }
}
