package io.dataprocessing.pipeline.processors.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import io.dataprocessing.pipeline.api.window.WindowTime;
import io.dataprocessing.pipeline.processors.Described;
import io.dataprocessing.pipeline.processors.FakeExpression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowAggregateTest {

    private static final RowType TYPE =
            (RowType)
                    DataTypes.parse(
                            "row<sku string, n long?, d double?, price decimal(10, 2)?, at timestamp>");
    private static final WindowBounds MINUTE =
            new WindowBounds(Instant.EPOCH, Instant.ofEpochSecond(60));
    private static final WindowKind TUMBLING = tumbling(Duration.ofMinutes(1));

    private final Described context = Described.with(TYPE);

    private static WindowKind tumbling(Duration size) {
        return new WindowKind(
                Optional.of(size),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Aggregate call(String function, String... fields) {
        List<Expression> arguments =
                Stream.of(fields).map(field -> FakeExpression.field(TYPE, field)).toList();
        return new Aggregate(function + "()", function, arguments);
    }

    private static Map<String, Aggregate> calls(Object... namesAndCalls) {
        Map<String, Aggregate> calls = new LinkedHashMap<>();
        for (int i = 0; i < namesAndCalls.length; i += 2) {
            calls.put((String) namesAndCalls[i], (Aggregate) namesAndCalls[i + 1]);
        }
        return calls;
    }

    private static WindowAggregateOptions options(
            WindowKind window, Duration offset, Map<String, Aggregate> calls) {
        return new WindowAggregateOptions(
                List.of(new InputField("sku", 0, DataTypes.STRING)),
                window,
                WindowTime.EVENT,
                offset,
                calls,
                Optional.empty(),
                new WindowAggregateOptions.Emit(
                        Optional.of(WindowAggregateOptions.When.ON_CLOSE), Optional.empty()),
                new WindowAggregateOptions.WindowFields("window_start", "window_end"),
                Duration.ZERO,
                Optional.of(LatePolicy.DROP));
    }

    @SuppressWarnings("unchecked") // the factory makes windows over rows
    private WindowSpec<Row, PackedAccumulator, Row> spec(Map<String, Aggregate> calls) {
        return (WindowSpec<Row, PackedAccumulator, Row>)
                new WindowAggregateFactory()
                        .describe(options(TUMBLING, Duration.ZERO, calls), context);
    }

    private static Row row(Long n, Double d, String price, long second) {
        return Row.of(
                TYPE,
                "s1",
                n,
                d,
                price == null ? null : new BigDecimal(price),
                Instant.ofEpochSecond(second));
    }

    /** The result for rows in two halves that are merged, each stored as a row in between. */
    private Row result(Map<String, Aggregate> calls, Row... rows) {
        WindowSpec<Row, PackedAccumulator, Row> spec = spec(calls);
        WindowAggregator<Row, PackedAccumulator, Row> aggregator = spec.aggregator().get();
        PackedAccumulator left = aggregator.create();
        PackedAccumulator right = aggregator.create();
        for (int i = 0; i < rows.length; i++) {
            Instant at = rows[i].getTimestamp(4);
            if (i < rows.length / 2) {
                left = stored(spec, aggregator.add(left, rows[i], at));
            } else {
                right = stored(spec, aggregator.add(right, rows[i], at));
            }
        }
        PackedAccumulator merged = stored(spec, aggregator.merge(left, right));
        Row key = Row.of(RowType.builder().field("sku", DataTypes.STRING).build(), "s1");
        Row result = aggregator.result(key, MINUTE, merged);
        assertThat(context.problems()).isEmpty();
        assertThat(spec.output().rowType().accepts(result)).isTrue();
        return result;
    }

    private static PackedAccumulator stored(
            WindowSpec<Row, PackedAccumulator, Row> spec, PackedAccumulator accumulator) {
        Row row = spec.accumulator().toRow(accumulator);
        assertThat(spec.accumulator().rowType().accepts(row)).isTrue();
        return spec.accumulator().fromRow(row);
    }

    @Test
    void aResultHasKeyWindowAndAggregates() {
        Row result =
                result(
                        calls(
                                "all",
                                call("count"),
                                "some",
                                call("count", "n"),
                                "sum",
                                call("sum", "n")),
                        row(1L, 0.5, "1.00", 1),
                        row(null, 0.5, "1.00", 2),
                        row(4L, 0.5, "1.00", 3));
        assertThat(result.toString())
                .isEqualTo(
                        "{sku: s1, window_start: 1970-01-01T00:00:00Z,"
                                + " window_end: 1970-01-01T00:01:00Z, all: 3, some: 2, sum: 5}");
    }

    @Test
    void numbersAreAveragedExactly() {
        Row result =
                result(
                        calls(
                                "n", call("avg", "n"),
                                "d", call("avg", "d"),
                                "price", call("avg", "price"),
                                "total", call("sum", "price")),
                        row(Long.MAX_VALUE, 1.0, "0.10", 1),
                        row(Long.MAX_VALUE, 2.0, "0.10", 2),
                        row(-3L, null, "0.20", 3));
        assertThat(result.get("n"))
                .isEqualTo(
                        BigDecimal.valueOf(Long.MAX_VALUE)
                                .multiply(BigDecimal.valueOf(2))
                                .subtract(BigDecimal.valueOf(3))
                                .divide(BigDecimal.valueOf(3), MathContext.DECIMAL128)
                                .doubleValue());
        assertThat(result.get("d")).isEqualTo(1.5);
        assertThat(result.get("price")).isEqualTo(new BigDecimal("0.133333"));
        assertThat(result.get("total")).isEqualTo(new BigDecimal("0.40"));
    }

    @Test
    void extremesAndEdgesLeaveOutNulls() {
        Row result =
                result(
                        calls(
                                "min", call("min", "n"),
                                "max", call("max", "price"),
                                "first", call("first", "n"),
                                "last", call("last", "n")),
                        row(7L, 0.0, "2.00", 30),
                        row(null, 0.0, null, 1),
                        row(9L, 0.0, "10.00", 20),
                        row(null, 0.0, "3.00", 59));
        assertThat(result.get("min")).isEqualTo(7L);
        assertThat(result.get("max")).isEqualTo(new BigDecimal("10.00"));
        assertThat(result.get("first")).isEqualTo(9L);
        assertThat(result.get("last")).isEqualTo(7L);
    }

    @Test
    void nothingButNullsGivesNullAndACountOfZero() {
        Row result =
                result(
                        calls(
                                "count", call("count", "n"),
                                "sum", call("sum", "n"),
                                "dsum", call("sum", "d"),
                                "avg", call("avg", "n"),
                                "price", call("avg", "price"),
                                "min", call("min", "d"),
                                "last", call("last", "price")),
                        row(null, null, null, 1),
                        row(null, null, null, 2));
        assertThat(result.get("count")).isEqualTo(0L);
        assertThat(Stream.of("sum", "dsum", "avg", "price", "min", "last").map(result::get))
                .containsOnlyNulls();
    }

    @Test
    void anOverflowIsAnErrorThatChangesNothing() {
        Map<String, Aggregate> calls = calls("all", call("count"), "sum", call("sum", "n"));
        WindowAggregator<Row, PackedAccumulator, Row> aggregator = spec(calls).aggregator().get();
        PackedAccumulator one =
                aggregator.add(
                        aggregator.create(), row(Long.MAX_VALUE, 0.0, null, 1), Instant.EPOCH);
        assertThatThrownBy(() -> aggregator.add(one, row(1L, 0.0, null, 1), Instant.EPOCH))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("the sum is too large for a long");
        assertThat(one).isEqualTo(Row.of(one.type(), 1L, 0L, Long.MAX_VALUE, 1L));
    }

    @Test
    void theDescriptionHasTypesKeyAndFieldsRead() {
        WindowSpec<Row, PackedAccumulator, Row> spec =
                spec(
                        calls(
                                "n",
                                call("count"),
                                "total",
                                call("sum", "price"),
                                "a",
                                call("avg", "n")));
        assertThat(spec.output().rowType().toString())
                .isEqualTo(
                        "row<sku string, window_start timestamp, window_end timestamp, n long,"
                                + " total decimal(38, 2)?, a double?>");
        assertThat(spec.accumulator().rowType().toString())
                .isEqualTo(
                        "row<n$count long, total$sum decimal(38, 2)?, a$high long, a$low long,"
                                + " a$count long>");
        assertThat(spec.declarations().key()).containsExactly(List.of("sku"));
        assertThat(spec.declarations().reads().orElseThrow())
                .containsExactlyInAnyOrder("sku", "price", "n");
        assertThat(spec.window())
                .isEqualTo(new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO));
    }

    @Test
    void callsThatMakeNoSenseAreReported() {
        spec(
                calls(
                        "a", call("summ", "n"),
                        "b", call("sum"),
                        "c", call("count", "n", "d"),
                        "d", call("sum", "sku"),
                        "sku", call("count"),
                        "x y", call("count")));
        assertThat(context.problems())
                .containsExactly(
                        "aggregate.a: unknown aggregate function 'summ'. Known: approx_count_distinct, avg,"
                                + " collect, collect_set, count, count_distinct, first, last, max,"
                                + " max_by, min, min_by, percentile, stddev, stddev_pop,"
                                + " stddev_samp, sum, top, var, var_pop, var_samp.",
                        "aggregate.b: sum takes one argument, not 0.",
                        "aggregate.c: count takes at most one argument, not 2.",
                        "aggregate.d: sum doesn't take string.",
                        "aggregate.sku: there is a field 'sku' already.",
                        "aggregate.x y: 'x y' can't name a field. Use letters, digits and '_', no digit first.");
    }

    @Test
    void exactlyOneKindOfWindowIsChosen() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
        Optional<WindowChoice.Session> session =
                Optional.of(new WindowChoice.Session(Duration.ofMinutes(1)));
        Optional<WindowChoice.Hopping> hopping =
                Optional.of(new WindowChoice.Hopping(Duration.ofMinutes(1), Duration.ofMinutes(2)));
        Optional<WindowChoice.Cumulate> cumulate =
                Optional.of(
                        new WindowChoice.Cumulate(Duration.ofMinutes(2), Duration.ofMinutes(3)));
        describe(choice(minute, Optional.empty(), session, Optional.empty()), 0);
        describe(choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), 0);
        describe(choice(Optional.empty(), Optional.empty(), session, Optional.empty()), 5);
        describe(choice(Optional.empty(), hopping, Optional.empty(), Optional.empty()), 0);
        describe(choice(Optional.empty(), Optional.empty(), Optional.empty(), cumulate), 0);
        assertThat(context.problems())
                .containsExactly(
                        "window: only one kind is allowed. Choose tumbling, hopping, session, cumulate or global.",
                        "window: a kind of window is missing. Choose tumbling, hopping, session, cumulate or global.",
                        "offset: session windows start with their first record.",
                        "window.hopping.slide: the slide can't be longer than the size, or records fall between windows.",
                        "window.cumulate.max: the largest size must be a multiple of the step.");
    }

    private static WindowKind choice(
            Optional<Duration> tumbling,
            Optional<WindowChoice.Hopping> hopping,
            Optional<WindowChoice.Session> session,
            Optional<WindowChoice.Cumulate> cumulate) {
        return new WindowKind(tumbling, hopping, session, cumulate, Optional.empty());
    }

    private void describe(WindowKind window, int offset) {
        new WindowAggregateFactory()
                .describe(
                        options(window, Duration.ofSeconds(offset), calls("n", call("count"))),
                        context);
    }
}
