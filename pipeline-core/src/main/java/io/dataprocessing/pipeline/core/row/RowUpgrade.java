package io.dataprocessing.pipeline.core.row;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.type.RowConversion;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows in one type, whatever earlier type they were written in. The conversion from a type is
 * worked out once; a row of the very type costs a comparison. Safe to share between threads.
 */
public final class RowUpgrade {

    /** More earlier types than a restored task meets; beyond it the memory starts anew. */
    private static final int MOST_KNOWN = 16;

    private final RowType to;
    private volatile List<Known> known = List.of();

    private RowUpgrade(RowType to) {
        this.to = to;
    }

    /**
     * A type that was met.
     *
     * @param converter empty if its rows stay as they are
     */
    private record Known(RowType from, Optional<RowConverter> converter) {

        Row convert(Row row) {
            return converter.isPresent() ? converter.get().convert(row) : row;
        }
    }

    /** The upgrade to a type. */
    public static RowUpgrade to(RowType type) {
        return new RowUpgrade(requireNonNull(type, "type").withNullable(false));
    }

    /**
     * The row in the type. One that {@link RowEvolution} doesn't allow stays as it is: state of
     * such a type is never restored, so it's a row that somebody made, to be judged by its values.
     */
    @SuppressWarnings("ReferenceEquality") // a type is met as the same object again and again
    public Row of(Row row) {
        RowType from = row.type();
        if (from == to) {
            return row;
        }
        List<Known> met = known;
        for (int i = 0; i < met.size(); i++) {
            if (met.get(i).from() == from) {
                return met.get(i).convert(row);
            }
        }
        return learn(from, met).convert(row);
    }

    private Known learn(RowType from, List<Known> met) {
        Known learned = new Known(from, converter(from));
        List<Known> more = new ArrayList<>(met.size() == MOST_KNOWN ? List.of() : met);
        more.add(learned);
        known = List.copyOf(more);
        return learned;
    }

    private Optional<RowConverter> converter(RowType from) {
        boolean asIs =
                RowLayout.same(from.withNullable(false), to)
                        || !RowConversion.check(from, to).isEmpty();
        return asIs ? Optional.empty() : Optional.of(RowConverter.of(from, to));
    }
}
