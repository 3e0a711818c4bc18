package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is different between two types of rows, in words about what was and what is. */
public final class RowChanges {

    private final List<String> changes = new ArrayList<>();

    private RowChanges() {}

    /**
     * What becomes of rows of one type that are read as another, a phrase each; empty if they stay
     * as they are. Whether that can be done is {@link RowEvolution}'s to say.
     */
    public static List<String> of(RowType written, RowType wanted) {
        RowChanges found = new RowChanges();
        found.fields("", written, wanted);
        if (found.changes.isEmpty() && !RowLayout.same(written, wanted)) {
            found.changes.add("fields change places");
        }
        return List.copyOf(found.changes);
    }

    private void fields(String path, RowType written, RowType wanted) {
        for (Field field : wanted.fields()) {
            Optional<Field> source = RowConversion.source(written, field);
            if (source.isEmpty()) {
                added(path, field);
            } else {
                if (!source.get().name().equals(field.name())) {
                    changes.add(
                            "field '%s%s' was '%s'"
                                    .formatted(path, field.name(), source.get().name()));
                }
                type(path + field.name(), source.get().type(), field.type());
            }
        }
        Set<String> gone = RowConversion.unread(written, wanted);
        gone.forEach(name -> changes.add("field '%s%s' is gone".formatted(path, name)));
    }

    private void added(String path, Field field) {
        String value =
                !field.hasDefault()
                        ? "without a default"
                        : field.defaultValue() == null ? "null" : "'" + field.defaultValue() + "'";
        changes.add(
                "field '%s%s' (%s) is new, %s".formatted(path, field.name(), field.type(), value));
    }

    private void type(String path, DataType written, DataType wanted) {
        boolean sameNulls = written.nullable() == wanted.nullable();
        if (sameNulls && written instanceof RowType before && wanted instanceof RowType after) {
            fields(path + ".", before, after);
        } else if (sameNulls
                && written instanceof ArrayType before
                && wanted instanceof ArrayType after) {
            type(path + "[]", before.element(), after.element());
        } else if (sameNulls
                && written instanceof MapType before
                && wanted instanceof MapType after) {
            type(path + "{}", before.value(), after.value());
        } else if (!written.equals(wanted)) {
            changes.add("field '%s' was %s and is %s".formatted(path, written, wanted));
        }
    }
}
