package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

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
     * The type of keys made of some fields of a table's rows.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    public static RowType keyType(RowType rows, List<String> key) {
        return RowType.of(
                key.stream()
                        .map(name -> rows.field(rows.indexOf(name)))
                        .map(field -> Field.of(field.name(), field.type().asRequired()))
                        .toList());
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
