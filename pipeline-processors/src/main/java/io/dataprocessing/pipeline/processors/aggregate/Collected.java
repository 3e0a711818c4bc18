package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Collects values in the order of time; of equal times, in the order of the values or of arrival.
 *
 * @param argument the values
 * @param ties what decides between equal times
 * @param entryType a value with its time
 */
record Collected(Expression argument, Ties ties, RowType entryType) implements AggregateFunction {

    private static final int CHUNK = 128;
    private static final Comparator<Row> BY_TIME =
            Comparator.comparing(entry -> entry.getTimestamp(0));
    private static final Comparator<Row> BY_TIME_AND_VALUE =
            BY_TIME.thenComparing(entry -> entry.get(1), ValueOrder.NATURAL);

    Collected(Expression argument, Ties ties) {
        this(
                argument,
                ties,
                RowType.builder()
                        .field("time", DataTypes.TIMESTAMP)
                        .field("value", argument.type().asRequired())
                        .build());
    }

    @Override
    public List<Field> cells() {
        return List.of(Field.of("entries", new ArrayType(new ArrayType(entryType, false), false)));
    }

    @Override
    public DataType resultType() {
        return new ArrayType(argument.type().asRequired(), argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return ties == Ties.BY_VALUE ? WindowMerging.FREE : WindowMerging.IN_ORDER;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = List.of();
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            cells[at] =
                    plus(
                            chunks(cells[at]),
                            Row.trusted(entryType, new Object[] {timestamp, value}));
        }
    }

    /** In lists of a limited size, so that adding one copies only a part. */
    private static List<List<Row>> plus(List<List<Row>> chunks, Row entry) {
        List<List<Row>> more = new ArrayList<>(chunks);
        int last = more.size() - 1;
        if (last < 0 || more.get(last).size() >= CHUNK) {
            more.add(List.of(entry));
        } else {
            List<Row> chunk = new ArrayList<>(more.get(last));
            chunk.add(entry);
            more.set(last, Collections.unmodifiableList(chunk));
        }
        return Collections.unmodifiableList(more);
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        List<List<Row>> all = new ArrayList<>(chunks(left[at]));
        all.addAll(chunks(right[at]));
        left[at] = Collections.unmodifiableList(all);
    }

    @SuppressWarnings("unchecked") // the cell's type
    private static List<List<Row>> chunks(Object cell) {
        return (List<List<Row>>) cell;
    }

    @Override
    public Object result(Object[] cells, int at) {
        List<List<Row>> chunks = chunks(cells[at]);
        if (chunks.isEmpty()) {
            return null;
        }
        Comparator<Row> order =
                switch (ties) {
                    case BY_VALUE -> BY_TIME_AND_VALUE;
                    case BY_ARRIVAL -> BY_TIME;
                };
        return chunks.stream()
                .flatMap(List::stream)
                .sorted(order)
                .map(entry -> entry.get(1))
                .toList();
    }
}
