package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.MatchedRows;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.OnMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the key of a record, and the results of a record and the rows found. */
final class Enrichment {

    private final OnMiss onMiss;
    private final MatchedRows matches;
    private final RowType keyType;
    private final RowMapping output;
    private final Expression[] key;
    private final AddedField[] added;
    private final int[] slots;
    private final Metrics.Counter hits;
    private final Metrics.Counter misses;

    Enrichment(LookupOptions options, LookupPlan plan, Metrics metrics) {
        this.onMiss = options.missing();
        this.matches = options.matches();
        this.keyType = plan.table().keyType();
        this.output = plan.output();
        this.key = plan.key().toArray(Expression[]::new);
        this.added = plan.added().toArray(AddedField[]::new);
        this.slots = plan.slots().stream().mapToInt(slot -> slot).toArray();
        this.hits = metrics.counter("hits");
        this.misses = metrics.counter("misses");
    }

    /** The key of a record; empty if a part of it is null, which equals nothing. */
    Optional<Row> key(Row record) {
        Object[] values = new Object[key.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = key[i].evaluate(record);
            if (values[i] == null) {
                return Optional.empty();
            }
        }
        return Optional.of(Row.trusted(keyType, values));
    }

    /** The results for a record; none if it's dropped. */
    List<Row> results(Row record, List<Row> found) {
        if (found.isEmpty()) {
            return missed(record);
        }
        hits.increment();
        if (found.size() == 1 || matches == MatchedRows.FIRST) {
            return List.of(result(record, found.get(0)));
        }
        List<Row> results = new ArrayList<>(found.size());
        found.forEach(row -> results.add(result(record, row)));
        return results;
    }

    private List<Row> missed(Row record) {
        misses.increment();
        return switch (onMiss) {
            case PASS -> {
                Object[] own = new Object[added.length];
                for (int i = 0; i < own.length; i++) {
                    own[slots[i]] = added[i].missed(record);
                }
                yield List.of(output.apply(record, own));
            }
            case DROP -> List.of();
            case ERROR ->
                    throw new EvaluationException(
                            "the table has no row for the key (%s)"
                                    .formatted(String.join(", ", keyType.fieldNames())));
        };
    }

    private Row result(Row record, Row found) {
        Object[] own = new Object[added.length];
        for (int i = 0; i < own.length; i++) {
            own[slots[i]] = added[i].found(record, found);
        }
        return output.apply(record, own);
    }
}
