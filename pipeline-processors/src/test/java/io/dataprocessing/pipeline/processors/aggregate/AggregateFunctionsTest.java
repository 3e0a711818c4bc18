package io.dataprocessing.pipeline.processors.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import io.dataprocessing.pipeline.processors.FakeExpression;
import io.dataprocessing.pipeline.testkit.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregateFunctionsTest {

    private static final RowType TYPE =
            Rows.type("d double?, n long?, p decimal(4, 1)?, s string?");
    private static final Expression D = FakeExpression.field(TYPE, "d");
    private static final Expression N = FakeExpression.field(TYPE, "n");
    private static final Expression P = FakeExpression.field(TYPE, "p");
    private static final Expression S = FakeExpression.field(TYPE, "s");

    private static Row doubles(double value) {
        return Row.of(TYPE, value, null, null, null);
    }

    private static Row longs(long value) {
        return Row.of(TYPE, null, value, null, null);
    }

    private static Object[] cells(AggregateFunction function, List<Row> rows) {
        Object[] cells = new Object[function.cells().size()];
        function.start(cells, 0);
        for (int i = 0; i < rows.size(); i++) {
            function.add(cells, 0, rows.get(i), Instant.ofEpochMilli(i));
        }
        return cells;
    }

    private static Object result(AggregateFunction function, List<Row> rows) {
        return function.result(cells(function, rows), 0);
    }

    /** The result of all rows, added to two accumulators that are merged. */
    private static Object merged(AggregateFunction function, List<Row> rows) {
        int half = rows.size() / 2;
        Object[] left = cells(function, rows.subList(0, half));
        function.merge(left, cells(function, rows.subList(half, rows.size())), 0);
        return function.result(left, 0);
    }

    @Test
    void floatingSumsDoNotDependOnTheOrder() {
        Random random = new Random(1);
        for (int trial = 0; trial < 1000; trial++) {
            List<Row> rows = new ArrayList<>();
            BigDecimal exact = BigDecimal.ZERO;
            for (int i = 0; i < 12; i++) {
                double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
                rows.add(doubles(value));
                exact = exact.add(new BigDecimal(value));
            }
            Collections.shuffle(rows, random);
            assertThat(result(new FloatingSum(D), rows)).isEqualTo(exact.doubleValue());
            assertThat(merged(new FloatingSum(D), rows)).isEqualTo(exact.doubleValue());
        }
    }

    @Test
    void floatingSumsOfNoNumbersFollowTheRulesOfDoubles() {
        double infinite = Double.POSITIVE_INFINITY;
        FloatingSum sum = new FloatingSum(D);
        assertThat(result(sum, List.of(doubles(1), doubles(infinite), doubles(2))))
                .isEqualTo(infinite);
        assertThat(result(sum, List.of(doubles(infinite), doubles(-infinite))))
                .isEqualTo(Double.NaN);
        assertThat(result(sum, List.of(doubles(Double.NaN), doubles(1)))).isEqualTo(Double.NaN);
        assertThat(result(sum, List.of(doubles(Double.MAX_VALUE), doubles(Double.MAX_VALUE))))
                .isEqualTo(infinite);
    }

    @Test
    void spreadKeepsItsDigitsFarFromZero() {
        List<Row> rows =
                List.of(doubles(1e9 + 4), doubles(1e9 + 7), doubles(1e9 + 13), doubles(1e9 + 16));
        assertThat(result(new FloatingSpread(D, new Spread(true, false)), rows)).isEqualTo(30.0);
        assertThat(result(new FloatingSpread(D, new Spread(false, false)), rows)).isEqualTo(22.5);
        List<Row> large =
                List.of(
                        longs(Long.MAX_VALUE),
                        longs(Long.MAX_VALUE - 2),
                        longs(Long.MAX_VALUE - 4));
        assertThat(result(new ExactSpread(N, new Spread(true, true)), large)).isEqualTo(2.0);
        assertThat(merged(new ExactSpread(N, new Spread(true, true)), large)).isEqualTo(2.0);
        assertThat(result(new ExactSpread(N, new Spread(true, true)), large.subList(0, 1)))
                .isNull();
        assertThat(result(new ExactSpread(N, new Spread(false, true)), large.subList(0, 1)))
                .isEqualTo(0.0);
    }

    @Test
    void percentilesAreExactForFewValuesAndCloseForMany() {
        List<Row> rows = IntStream.rangeClosed(1, 5).mapToObj(i -> doubles(i * 10)).toList();
        assertThat(result(new Percentile(D, 0.5), rows)).isEqualTo(30.0);
        assertThat(result(new Percentile(D, 0.9), rows)).isEqualTo(46.0);
        assertThat(result(new Percentile(D, 1), rows)).isEqualTo(50.0);
        List<Row> many =
                new ArrayList<>(
                        IntStream.range(0, 20_000)
                                .mapToObj(AggregateFunctionsTest::doubles)
                                .toList());
        Collections.shuffle(many, new Random(1));
        assertThat((Double) result(new Percentile(D, 0.99), many)).isCloseTo(19_800, within(40.0));
        assertThat((Double) merged(new Percentile(D, 0.5), many)).isCloseTo(10_000, within(200.0));
        assertThat(new Percentile(D, 0.5).merging()).isEqualTo(WindowMerging.IN_ORDER);
    }

    @Test
    void aPercentileTakesNumbersOnly() {
        assertThatThrownBy(() -> result(new Percentile(D, 0.5), List.of(doubles(Double.NaN))))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("percentile doesn't take NaN");
    }

    @Test
    void approximateCountsAreExactForFewValuesAndCloseForMany() {
        ApproximateDistinct function = new ApproximateDistinct(N);
        List<Row> few = IntStream.range(0, 1000).mapToObj(i -> longs(i % 128)).toList();
        assertThat(result(function, few)).isEqualTo(128L);
        List<Row> many =
                new ArrayList<>(
                        IntStream.range(0, 50_000).mapToObj(i -> longs(i % 20_000)).toList());
        Object estimate = result(function, many);
        assertThat((Long) estimate).isCloseTo(20_000, within(1000L));
        Collections.shuffle(many, new Random(1));
        assertThat(merged(function, many)).isEqualTo(estimate);
        assertThat(merged(function, few)).isEqualTo(128L);
    }

    @Test
    void distinctValuesStayFewCellsWhenTheyAreMany() {
        List<Row> rows =
                new ArrayList<>(IntStream.range(0, 5000).mapToObj(i -> longs(i % 3000)).toList());
        Collections.shuffle(rows, new Random(1));
        assertThat(result(new Distinct(N, Distinct.Result.NUMBER), rows)).isEqualTo(3000L);
        assertThat(merged(new Distinct(N, Distinct.Result.NUMBER), rows)).isEqualTo(3000L);
        assertThat((List<?>) result(new Distinct(N, Distinct.Result.VALUES), rows))
                .hasSize(3000)
                .isSorted();
    }

    @Test
    void valuesAreCollectedInTheOrderOfTime() {
        Collected collected = new Collected(N, Ties.BY_VALUE);
        Object[] cells = new Object[1];
        collected.start(cells, 0);
        for (int i = 0; i < 300; i++) {
            collected.add(cells, 0, longs(i), Instant.ofEpochMilli(300 - i / 2));
        }
        List<?> values = (List<?>) collected.result(cells, 0);
        assertThat(values).hasSize(300);
        assertThat(values.subList(0, 4)).isEqualTo(List.of(298L, 299L, 296L, 297L));
        assertThat(values.subList(298, 300)).isEqualTo(List.of(0L, 1L));
    }

    @Test
    void aFilteredFunctionMayGiveNull() {
        Expression positive = FakeExpression.larger("n", 0);
        Filtered sum = new Filtered(new WholeSum(N), positive);
        assertThat(result(sum, List.of(longs(3), longs(-5), longs(4)))).isEqualTo(7L);
        assertThat(result(sum, List.of(longs(-5)))).isNull();
        assertThat(new Filtered(new Count(Optional.empty()), positive).resultType())
                .isEqualTo(DataTypes.LONG);
    }

    @Test
    void anAverageOfMoreDigitsThanADecimalHasIsAnError() {
        RowType type = Rows.type("a decimal(38, 0)");
        ExactAverage average = new ExactAverage(FakeExpression.field(type, "a"));
        assertThat(result(average, List.of(Row.of(type, new BigDecimal("9".repeat(32))))))
                .isEqualTo(new BigDecimal("9".repeat(32)).setScale(6));
        assertThatThrownBy(
                        () ->
                                result(
                                        average,
                                        List.of(Row.of(type, new BigDecimal("9".repeat(33))))))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("the average is too large for decimal(38, 6)");
    }

    @Test
    void whatASequenceStartsFromIsTheDefaultOfItsCells() {
        RowType type = AccumulatorSchema.ofSequence(Map.of("place", new RowNumber())).rowType();
        assertThat(type.field(0).name()).isEqualTo("place$number");
        assertThat(type.field(0).defaultValue()).isEqualTo(0L);
    }

    @Test
    void sumsThatMergeBeyondALongFailAtTheResult() {
        WholeSum sum = new WholeSum(N);
        Object[] left = cells(sum, List.of(longs(Long.MAX_VALUE)));
        sum.merge(left, cells(sum, List.of(longs(1))), 0);
        assertThatThrownBy(() -> sum.result(left, 0)).hasMessage("the sum is too large for a long");
        sum.merge(left, cells(sum, List.of(longs(-1))), 0);
        assertThat(sum.result(left, 0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void firstAndLastOfOneMomentAreTheSmallestAndTheLargest() {
        for (List<Row> rows : List.of(List.of(longs(2), longs(1)), List.of(longs(1), longs(2)))) {
            Object[] first = new Object[2];
            Object[] last = new Object[2];
            new Edge(N, Edge.Side.FIRST, Ties.BY_VALUE).start(first, 0);
            new Edge(N, Edge.Side.LAST, Ties.BY_VALUE).start(last, 0);
            for (Row row : rows) {
                new Edge(N, Edge.Side.FIRST, Ties.BY_VALUE).add(first, 0, row, Instant.EPOCH);
                new Edge(N, Edge.Side.LAST, Ties.BY_VALUE).add(last, 0, row, Instant.EPOCH);
            }
            assertThat(first[0]).isEqualTo(1L);
            assertThat(last[0]).isEqualTo(2L);
        }
    }

    @Test
    void theLargestValuesAndThoseOfTheLargestAreKept() {
        List<Row> rows =
                List.of(
                        Row.of(TYPE, null, 1L, new BigDecimal("1.5"), "a"),
                        Row.of(TYPE, null, 3L, new BigDecimal("0.5"), null),
                        Row.of(TYPE, null, 3L, new BigDecimal("9.5"), "b"),
                        Row.of(TYPE, null, null, new BigDecimal("9.5"), "c"));
        assertThat(result(new Largest(N, 2), rows)).isEqualTo(List.of(3L, 3L));
        assertThat(result(new Largest(P, 1), rows)).isEqualTo(List.of(new BigDecimal("9.5")));
        assertThat(result(new ExtremeBy(S, N, Extreme.Side.LARGEST), rows)).isEqualTo("b");
        assertThat(result(new ExtremeBy(S, N, Extreme.Side.SMALLEST), rows)).isEqualTo("a");
    }
}
