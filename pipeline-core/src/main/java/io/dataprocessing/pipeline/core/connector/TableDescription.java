package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a connector says of a table, as it's shipped to the tasks.
 *
 * @param type the rows that it gives
 * @param keyType the fields that it's asked by, none of them nullable
 * @param local whether its rows are in memory
 * @param content whatever the task needs that is known when a pipeline is planned, such as the
 *     content of a file; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
public record TableDescription(RowType type, RowType keyType, boolean local, byte[] content)
        implements Serializable {

    public TableDescription {
        requireNonNull(type, "type");
        requireNonNull(keyType, "keyType");
        requireNonNull(content, "content");
    }

    /**
     * A table that is asked by fields of its rows; one that isn't among them is reported.
     *
     * @param local whether its rows are in memory
     * @param content as in the constructor
     */
    public static TableDescription of(
            RowType type, boolean local, byte[] content, LookupContext context) {
        RowType.Builder keyType = RowType.builder();
        for (String name : context.key()) {
            Optional<Field> field = type.field(name);
            if (field.isEmpty()) {
                context.keyProblem(
                        name,
                        "the table has no field '%s'. Fields: %s."
                                .formatted(name, String.join(", ", type.fieldNames())));
            }
            field.ifPresent(found -> keyType.field(name, found.type().asRequired()));
        }
        return new TableDescription(type, keyType.build(), local, content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableDescription that
                && local == that.local
                && type.equals(that.type)
                && keyType.equals(that.keyType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(content);
    }

    /** Without the content, which may be long. */
    @Override
    public String toString() {
        return "table of %s by %s, %d bytes"
                .formatted(type, String.join(", ", keyType.fieldNames()), content.length);
    }
}
