package io.dataprocessing.pipeline.processors.aggregate;

import com.tdunning.math.stats.MergingDigest;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A percentile of numbers, interpolated between neighbours as SQL's {@code PERCENTILE_CONT} does.
 * It's exact up to 200 values; beyond that it's taken from a t-digest, whose error is least towards
 * both ends, and its last digits may depend on the order of the records.
 *
 * @param argument the numbers
 * @param fraction which percentile, from 0 to 1
 */
record Percentile(Expression argument, double fraction) implements AggregateFunction {

    private static final int EXACT = 200;
    private static final double COMPRESSION = 200;
    private static final List<Field> CELLS =
            List.of(
                    Field.of("values", new ArrayType(DataTypes.DOUBLE, false)),
                    Field.of("digest", DataTypes.BYTES.asNullable()));

    @Override
    public List<Field> cells() {
        return CELLS;
    }

    @Override
    public DataType resultType() {
        return DataTypes.DOUBLE.withNullable(argument.type().nullable());
    }

    @Override
    public WindowMerging merging() {
        return WindowMerging.IN_ORDER;
    }

    @Override
    public void start(Object[] cells, int at) {
        cells[at] = List.of();
        cells[at + 1] = null;
    }

    @Override
    public void add(Object[] cells, int at, Row row, Instant timestamp) {
        Object value = argument.evaluate(row);
        if (value != null) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw new EvaluationException("percentile doesn't take " + number);
            }
            List<Double> values = new ArrayList<>(values(cells, at));
            values.add(number);
            put(cells, at, values);
        }
    }

    @Override
    public void merge(Object[] left, Object[] right, int at) {
        if (right[at + 1] != null) {
            MergingDigest digest = digest(left, at);
            digest.add(List.of(digest(right, at)));
            left[at + 1] = bytes(digest);
        }
        List<Double> values = new ArrayList<>(values(left, at));
        values.addAll(values(right, at));
        put(left, at, values);
    }

    /** Sets the values that are kept one by one; too many go into the digest. */
    private static void put(Object[] cells, int at, List<Double> values) {
        if (values.size() <= EXACT) {
            cells[at] = Collections.unmodifiableList(values);
            return;
        }
        MergingDigest digest = digest(cells, at);
        values.stream().sorted().forEach(digest::add);
        cells[at] = List.of();
        cells[at + 1] = bytes(digest);
    }

    private static MergingDigest digest(Object[] cells, int at) {
        return cells[at + 1] == null
                ? new MergingDigest(COMPRESSION)
                : MergingDigest.fromBytes(ByteBuffer.wrap((byte[]) cells[at + 1]));
    }

    private static byte[] bytes(MergingDigest digest) {
        ByteBuffer buffer = ByteBuffer.allocate(digest.byteSize());
        digest.asBytes(buffer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @SuppressWarnings("unchecked") // the cell's type
    private static List<Double> values(Object[] cells, int at) {
        return (List<Double>) cells[at];
    }

    @Override
    public Object result(Object[] cells, int at) {
        List<Double> values = values(cells, at).stream().sorted().toList();
        if (cells[at + 1] != null) {
            MergingDigest digest = digest(cells, at);
            values.forEach(digest::add);
            return digest.quantile(fraction);
        }
        return values.isEmpty() ? null : between(values);
    }

    private double between(List<Double> sorted) {
        double place = fraction * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        double low = sorted.get(below);
        double share = place - below;
        return share == 0 ? low : low + share * (sorted.get(below + 1) - low);
    }
}
