package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows without some of their fields; a row in a row that has none left goes too. */
final class Without {

    private Without() {}

    /**
     * The change that takes fields away.
     *
     * @param paths the names that lead to each of them, outermost first
     */
    static Change fields(RowType type, Set<List<String>> paths) {
        List<Field> fields = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            Field field = type.field(i);
            Change change = inside(field, paths);
            boolean gone =
                    paths.contains(List.of(field.name()))
                            || (change.type() instanceof RowType row && row.size() == 0);
            if (!gone) {
                DataType changed = change.type();
                fields.add(changed.equals(field.type()) ? field : field.withType(changed));
                indexes.add(i);
                changes.add(change);
            }
        }
        RowType kept = RowType.of(fields);
        return Change.fields(
                kept.withNullable(type.nullable()),
                indexes.stream().mapToInt(index -> index).toArray(),
                changes);
    }

    private static Change inside(Field field, Set<List<String>> paths) {
        Set<List<String>> below =
                paths.stream()
                        .filter(path -> path.size() > 1 && path.get(0).equals(field.name()))
                        .map(path -> path.subList(1, path.size()))
                        .collect(Collectors.toSet());
        return field.type() instanceof RowType row && !below.isEmpty()
                ? fields(row, below)
                : Change.none(field.type());
    }
}
