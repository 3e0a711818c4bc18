package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes of rows that were written as an earlier type: the rule of {@link RowConversion}, in
 * words about what was and what is. Everything that keeps state compares its types here, before a
 * job starts and when a task restores.
 */
public final class RowEvolution {

    private RowEvolution() {}

    /** Everything that keeps rows of one type from being restored as another; a sentence each. */
    public static List<String> problems(RowType written, RowType wanted) {
        RowType was = written.withNullable(false);
        RowType is = wanted.withNullable(false);
        return RowConversion.check(was, is).stream()
                .map(mismatch -> words(mismatch, was, is))
                .toList();
    }

    /**
     * What keeps keys of one type from being found as another: every difference, since a key is
     * found by its bytes and by the task that its hash names.
     */
    public static List<String> keyProblems(RowType written, RowType wanted) {
        return RowLayout.difference(written, wanted)
                .map(
                        difference ->
                                difference
                                        + "; a key can't change, since entries are found by its bytes.")
                .stream()
                .toList();
    }

    private static String words(RowConversion.Mismatch mismatch, RowType was, RowType is) {
        if (mismatch.found().isEmpty()) {
            return "field '%s' (%s) is new and has no default. Give it one, or make it nullable%s."
                    .formatted(mismatch.field(), mismatch.expected(), former(mismatch, was, is));
        }
        DataType found = mismatch.found().get();
        return found.nullable()
                        && !mismatch.expected().nullable()
                        && RowConversion.isReadable(found.asRequired(), mismatch.expected())
                ? "field '%s' could be null and can't be now (%s). Leave it nullable."
                        .formatted(mismatch.field(), mismatch.expected())
                : "field '%s' was %s and is %s, which can't hold every value of it. Leave its type, or add a field of another name."
                        .formatted(mismatch.field(), found, mismatch.expected());
    }

    /** A hint at the field that a new one may be, where only one comes into question. */
    private static String former(RowConversion.Mismatch mismatch, RowType was, RowType is) {
        if (mismatch.field().contains(".")) {
            return "";
        }
        Set<String> claimed = new HashSet<>(is.fieldNames());
        is.fields().forEach(field -> claimed.addAll(field.aliases()));
        List<String> candidates =
                was.fields().stream()
                        .filter(field -> !claimed.contains(field.name()))
                        .filter(
                                field ->
                                        RowConversion.isReadable(field.type(), mismatch.expected()))
                        .map(Field::name)
                        .toList();
        return candidates.size() == 1
                ? ", or, if it's the former '%s', name that as its alias"
                        .formatted(candidates.get(0))
                : "";
    }
}
