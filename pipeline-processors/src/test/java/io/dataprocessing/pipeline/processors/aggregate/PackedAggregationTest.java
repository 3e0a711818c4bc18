package io.dataprocessing.pipeline.processors.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.processors.FakeExpression;
import io.dataprocessing.pipeline.testkit.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Aggregates in longs against the same in cells: equal results and equal refusals. */
class PackedAggregationTest {

    private static final RowType TYPE =
            Rows.type("i int?, x long?, f float?, d double?, p decimal(10, 2)?, s string?");
    private static final List<String> CALLS =
            List.of(
                    "count",
                    "count i",
                    "sum x",
                    "sum i",
                    "sum d",
                    "sum f",
                    "sum p",
                    "avg x",
                    "avg d",
                    "avg p",
                    "min i",
                    "max x",
                    "min f",
                    "max d",
                    "min s",
                    "last s",
                    "count_distinct s",
                    "stddev d");

    private final Random random = new Random(7);

    private Map<String, AggregateFunction> functions() {
        Map<String, AggregateFunction> functions = new LinkedHashMap<>();
        int number = 1 + random.nextInt(5);
        for (int i = 0; i < number; i++) {
            String[] words = CALLS.get(random.nextInt(CALLS.size())).split(" ");
            List<Expression> arguments =
                    Stream.of(words)
                            .skip(1)
                            .<Expression>map(field -> FakeExpression.field(TYPE, field))
                            .toList();
            Optional<AggregateFunction> function =
                    AggregateCalls.function(
                            new Aggregate(String.join(" ", words), words[0], arguments),
                            Ties.BY_VALUE,
                            problem -> {
                                throw new AssertionError(problem);
                            });
            functions.put("a" + i, function.orElseThrow());
        }
        return functions;
    }

    private Row row() {
        return Row.of(
                TYPE,
                maybe(random.nextInt(100) - 50),
                maybe(random.nextInt(30) == 0 ? Long.MAX_VALUE : random.nextLong() >> 40),
                maybe(random.nextFloat() * 100),
                maybe(number()),
                maybe(BigDecimal.valueOf(random.nextInt(1000), 2)),
                maybe("s" + random.nextInt(5)));
    }

    private Object maybe(Object value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    /** Of any size now and then, so that exact sums get more parts than fit into longs. */
    private double number() {
        return switch (random.nextInt(20)) {
            case 0 -> Math.pow(10, random.nextInt(60) - 30) * random.nextDouble();
            case 1 -> random.nextInt(200) == 0 ? Double.NaN : -0.0;
            default -> random.nextInt(10_000) / 100.0;
        };
    }

    @Test
    void resultsAndRefusalsAreThoseOfCells() {
        for (int seed = 0; seed < 3000; seed++) {
            random.setSeed(seed);
            Map<String, AggregateFunction> functions = functions();
            PackedLayout layout = new PackedLayout(functions);
            PackedSchema schema = new PackedSchema(layout);
            PackedAggregation packed = new PackedAggregation(layout);
            Aggregation plain = new Aggregation(functions.values());
            List<PackedAccumulator> given = new ArrayList<>();
            List<Accumulator> expected = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                given.add(packed.create());
                expected.add(plain.create());
                for (int i = random.nextInt(40); i > 0; i--) {
                    Row row = row();
                    Instant at = Instant.ofEpochMilli(random.nextInt(10));
                    assertThat(
                                    refused(
                                            () ->
                                                    given.set(
                                                            given.size() - 1,
                                                            packed.add(
                                                                    given.get(given.size() - 1),
                                                                    row,
                                                                    at))))
                            .as("seed %d", seed)
                            .isEqualTo(
                                    refused(
                                            () ->
                                                    expected.set(
                                                            expected.size() - 1,
                                                            plain.add(
                                                                    expected.get(
                                                                            expected.size() - 1),
                                                                    row,
                                                                    at))));
                    if (random.nextInt(8) == 0) {
                        given.set(given.size() - 1, stored(schema, given.get(given.size() - 1)));
                    }
                }
            }
            PackedAccumulator merged = packed.create();
            Accumulator all = plain.create();
            for (int part = 0; part < 3; part++) {
                Row before = Row.trusted(schema.rowType(), values(given.get(part)));
                merged = packed.merge(merged, stored(schema, given.get(part)));
                all = plain.merge(all, expected.get(part));
                assertThat((Row) given.get(part)).as("seed %d", seed).isEqualTo(before);
            }
            assertThat(results(packed, merged, functions.size()))
                    .as("seed %d, %s", seed, functions)
                    .isEqualTo(results(plain, all));
        }
    }

    private static String refused(Runnable call) {
        try {
            call.run();
            return "";
        } catch (EvaluationException e) {
            return e.getMessage();
        }
    }

    /** As it is, or written and read. */
    private PackedAccumulator stored(PackedSchema schema, PackedAccumulator accumulator) {
        Row row = schema.toRow(accumulator);
        return random.nextBoolean()
                ? schema.fromRow(row)
                : schema.fromRow(Row.of(schema.rowType(), values(row)));
    }

    private static Object[] values(Row row) {
        Object[] values = new Object[row.type().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return values;
    }

    private static String results(PackedAggregation packed, PackedAccumulator all, int size) {
        Object[] results = new Object[size];
        return refusedOr(() -> packed.write(all, results, 0), results);
    }

    private static String results(Aggregation plain, Accumulator all) {
        Object[] results = new Object[plain.size()];
        return refusedOr(() -> plain.write(all, results, 0), results);
    }

    private static String refusedOr(Runnable call, Object[] results) {
        String refusal = refused(call);
        return refusal.isEmpty()
                ? List.of(Stream.of(results).map(String::valueOf).toArray()).toString()
                : refusal;
    }

    @Test
    void whatIsStoredIsNotChangedByWhatIsAddedAfterwards() {
        Map<String, AggregateFunction> functions = new LinkedHashMap<>();
        functions.put("n", new Count(Optional.empty()));
        PackedLayout layout = new PackedLayout(functions);
        PackedAggregation aggregation = new PackedAggregation(layout);
        PackedAccumulator one = aggregation.add(aggregation.create(), row(), Instant.EPOCH);
        Row kept = new PackedSchema(layout).toRow(one);
        PackedAccumulator two = aggregation.add(one, row(), Instant.EPOCH);
        assertThat(kept.getLong(0)).isEqualTo(1);
        assertThat(two.getLong(0)).isEqualTo(2);
        assertThat(aggregation.merge(one, two).getLong(0)).isEqualTo(3);
        assertThat(kept.getLong(0)).isEqualTo(1);
    }

    @Test
    void roundingIsThatOfTheExactSum() {
        for (int seed = 0; seed < 20_000; seed++) {
            random.setSeed(seed);
            List<Double> sum = Expansion.ZERO;
            for (int i = random.nextInt(30); i >= 0; i--) {
                sum =
                        Expansion.plus(
                                sum,
                                random.nextInt(9) == 0
                                        ? Math.scalb(1.0, random.nextInt(200) - 100)
                                        : number());
            }
            if (Expansion.isFinite(sum)) {
                assertThat(Expansion.rounded(sum) + 0.0)
                        .as("seed %d", seed)
                        .isEqualTo(Expansion.exact(sum).doubleValue());
            }
        }
    }
}
