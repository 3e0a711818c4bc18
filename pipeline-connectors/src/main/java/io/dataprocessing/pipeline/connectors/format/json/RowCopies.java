package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.DerivedRow;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides, once for all rows that are made the same way, what of their records may be copied. */
final class RowCopies {

    /** A task that has met more ways writes the values of the others. */
    private static final int MOST = 64;

    private final RowWriter writer;
    private final CopyRules rules;
    private final List<Known> known = new ArrayList<>();
    private Known last = new Known(this, this, Optional.empty());

    /** How the rows of one layout, or those that a mapping made of them, are copied. */
    private record Known(Object mapping, Object layout, Optional<RowCopy> copy) {

        @SuppressWarnings("ReferenceEquality") // both are made once, and by identity it's quick
        boolean is(Object otherMapping, Object otherLayout) {
            return mapping == otherMapping && layout == otherLayout;
        }
    }

    RowCopies(RowWriter writer, CopyRules rules) {
        this.writer = writer;
        this.rules = rules;
    }

    /** How a row is copied; empty where nothing of it may be. */
    Optional<RowCopy> of(Row row) {
        if (row instanceof JsonRow read) {
            return of(read.layout(), read.layout());
        }
        if (row instanceof DerivedRow derived && derived.base() instanceof JsonRow read) {
            return of(derived.mapping(), read.layout());
        }
        return Optional.empty();
    }

    /** The row whose bytes are copied, where any are. */
    static JsonRow base(Row row) {
        return (JsonRow) (row instanceof DerivedRow derived ? derived.base() : row);
    }

    private Optional<RowCopy> of(Object mapping, JsonLayout layout) {
        if (!last.is(mapping, layout)) {
            last = find(mapping, layout);
        }
        return last.copy();
    }

    private Known find(Object mapping, JsonLayout layout) {
        for (Known each : known) {
            if (each.is(mapping, layout)) {
                return each;
            }
        }
        if (known.size() == MOST) {
            return new Known(mapping, layout, Optional.empty());
        }
        Known found = new Known(mapping, layout, decide(mapping, layout));
        known.add(found);
        return found;
    }

    private Optional<RowCopy> decide(Object how, JsonLayout layout) {
        int size = writer.type().size();
        int fields = how instanceof RowMapping mapping ? mapping.type().size() : layout.size();
        int[] sources = new int[size];
        boolean any = false;
        for (int i = 0; i < size && fields == size; i++) {
            int source = how instanceof RowMapping mapping ? mapping.source(i) : i;
            boolean copied = source >= 0 && rules.allow(layout, source, i);
            sources[i] = copied ? source : RowMapping.OWN;
            any |= copied;
        }
        return any ? Optional.of(new RowCopy(writer, layout, sources)) : Optional.empty();
    }
}
