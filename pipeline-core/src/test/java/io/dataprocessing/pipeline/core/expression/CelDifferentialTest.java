package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.core.expression.function.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Our compiler against CEL's own runtime, over expressions and rows that a seeded generator makes.
 *
 * <p>What differs by design is left out: nulls, decimals, arithmetic and lists that mix types,
 * functions that only one side has; and where CEL for Java leaves CEL's definition: NaN and the
 * negative zero in comparisons, integers beyond 2^53 beside doubles, text order beyond the basic
 * plane, and durations of more than 292 years.
 */
class CelDifferentialTest {

    private static final int EXPRESSIONS = 200;
    private static final int ROWS = 25;

    private static final RowType ROW =
            RowType.builder()
                    .field("i", DataTypes.LONG)
                    .field("j", DataTypes.LONG)
                    .field("k", DataTypes.LONG)
                    .field("x", DataTypes.DOUBLE)
                    .field("y", DataTypes.DOUBLE)
                    .field("s", DataTypes.STRING)
                    .field("t", DataTypes.STRING)
                    .field("p", DataTypes.BOOLEAN)
                    .field("q", DataTypes.BOOLEAN)
                    .field("at", DataTypes.TIMESTAMP)
                    .field("since", DataTypes.TIMESTAMP)
                    .field("d", DataTypes.DURATION)
                    .field("l", DataTypes.array(DataTypes.LONG))
                    .field("w", DataTypes.array(DataTypes.STRING))
                    .build();

    private static final Cel CEL =
            CelFactory.plannerCelBuilder()
                    .setOptions(
                            CelOptions.current()
                                    .enableHeterogeneousNumericComparisons(true)
                                    .build())
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("i", SimpleType.INT)
                    .addVar("j", SimpleType.INT)
                    .addVar("k", SimpleType.INT)
                    .addVar("x", SimpleType.DOUBLE)
                    .addVar("y", SimpleType.DOUBLE)
                    .addVar("s", SimpleType.STRING)
                    .addVar("t", SimpleType.STRING)
                    .addVar("p", SimpleType.BOOL)
                    .addVar("q", SimpleType.BOOL)
                    .addVar("at", SimpleType.TIMESTAMP)
                    .addVar("since", SimpleType.TIMESTAMP)
                    .addVar("d", SimpleType.DURATION)
                    .addVar("l", ListType.create(SimpleType.INT))
                    .addVar("w", ListType.create(SimpleType.STRING))
                    .build();

    private static final List<Long> LONGS =
            List.of(
                    0L,
                    1L,
                    -1L,
                    2L,
                    7L,
                    100L,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    (1L << 53) + 1,
                    1L << 53,
                    -(1L << 53) - 1,
                    3_000_000_000L);
    private static final List<Double> DOUBLES =
            List.of(1.0, -1.5, 2.0, 7.0, 0x1p53, 0x1p53 + 2, 0x1p63, -0x1p63, 1e30, 0.1);
    private static final List<Long> EXACT_IN_DOUBLE =
            List.of(1L, -1L, 2L, 7L, 100L, 3_000_000_000L, 1L << 53, -(1L << 53));
    private static final List<String> STRINGS =
            List.of("", "a", "abc", "B", "zzz", "Straße", "\uD83D\uDC31", "a b");
    private static final List<Instant> TIMES =
            List.of(
                    Instant.EPOCH,
                    Instant.parse("2024-02-29T23:59:59.999Z"),
                    Instant.parse("1969-12-31T00:00:01Z"),
                    Instant.parse("2100-12-31T23:59:59Z"));
    private static final List<Duration> DURATIONS =
            List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofHours(-30));

    private final Random random = new Random(20261123);

    @Test
    void agreesWithCelOnGeneratedExpressions() throws CelValidationException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        int errors = 0;
        for (int n = 0; n < EXPRESSIONS; n++) {
            String text = condition(3);
            CelRuntime.Program program = program(text);
            CompiledExpression ours = Expressions.compile(text, ROW);
            for (int r = 0; r < ROWS; r++) {
                Map<String, Object> values = values();
                Object expected = celValue(program, values);
                Object actual = ourValue(ours, values);
                compared++;
                errors += expected == Failure.ERROR ? 1 : 0;
                if (expected != actual && !Values.equal(expected, actual)) {
                    differences.add(text + " on " + values + ": " + expected + ", not " + actual);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(EXPRESSIONS * ROWS);
        assertThat(errors).as("comparisons of errors").isBetween(compared / 50, compared / 2);
    }

    private enum Failure {
        ERROR
    }

    private static CelRuntime.Program program(String text) throws CelValidationException {
        try {
            return CEL.createProgram(CEL.compile(text).getAst());
        } catch (CelEvaluationException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Object celValue(CelRuntime.Program program, Map<String, Object> values) {
        try {
            return program.eval(values);
        } catch (CelEvaluationException e) {
            return Failure.ERROR;
        }
    }

    private static Object ourValue(CompiledExpression expression, Map<String, Object> values) {
        Object[] fields = ROW.fields().stream().map(field -> values.get(field.name())).toArray();
        try {
            return expression.evaluate(Row.of(ROW, fields));
        } catch (EvaluationException e) {
            return Failure.ERROR;
        }
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("i", one(LONGS));
        values.put("j", one(LONGS));
        values.put("k", one(EXACT_IN_DOUBLE));
        values.put("x", one(DOUBLES));
        values.put("y", one(DOUBLES));
        values.put("s", one(STRINGS));
        values.put("t", one(STRINGS));
        values.put("p", random.nextBoolean());
        values.put("q", random.nextBoolean());
        values.put("at", one(TIMES));
        values.put("since", one(TIMES));
        values.put("d", one(DURATIONS));
        values.put("l", List.of(one(LONGS), one(LONGS), one(LONGS)).subList(0, random.nextInt(4)));
        values.put("w", List.of(one(STRINGS), one(STRINGS)).subList(0, random.nextInt(3)));
        return values;
    }

    private String condition(int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(13)) {
            case 0 -> one(List.of("p", "q", "true", "false"));
            case 1 -> integer(0) + comparison() + integer(0);
            case 2 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 3 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            case 4 -> "!" + "(" + condition(depth - 1) + ")";
            case 5 -> "(" + integer(depth - 1) + comparison() + integer(depth - 1) + ")";
            case 6 -> "(dyn(k)" + comparison() + floating(depth - 1) + ")";
            case 7 -> "(" + floating(depth - 1) + comparison() + floating(depth - 1) + ")";
            case 8 -> "(" + text(depth - 1) + comparison() + text(depth - 1) + ")";
            case 9 -> text(depth - 1) + textTest() + text(depth - 1) + ")";
            case 10 -> time(depth - 1);
            case 11 -> list(depth - 1);
            default ->
                    "(%s ? %s : %s)"
                            .formatted(
                                    condition(depth - 1),
                                    condition(depth - 1),
                                    condition(depth - 1));
        };
    }

    private String integer(int depth) {
        return switch (depth <= 0 ? random.nextInt(3) : random.nextInt(8)) {
            case 0 -> "i";
            case 1 -> "j";
            case 2 -> one(List.of("0", "1", "-3", "9223372036854775807", "0x10"));
            case 3 -> "(" + integer(depth - 1) + " + " + integer(depth - 1) + ")";
            case 4 -> "(" + integer(depth - 1) + " * " + integer(depth - 1) + ")";
            case 5 ->
                    "(%s %s %s)"
                            .formatted(
                                    integer(depth - 1),
                                    one(List.of("/", "%", "-")),
                                    integer(depth - 1));
            case 6 -> "size(" + text(depth - 1) + ")";
            default -> one(List.of("l[0]", "size(l)", "-i", "l[1]"));
        };
    }

    private String floating(int depth) {
        return switch (depth <= 0 ? random.nextInt(3) : random.nextInt(4)) {
            case 0 -> "x";
            case 1 -> "y";
            case 2 -> one(List.of("0.5", "-2.25", "1e10", "9007199254740992.0"));
            default ->
                    "(%s %s %s)"
                            .formatted(
                                    floating(depth - 1),
                                    one(List.of("+", "-", "*")),
                                    floating(depth - 1));
        };
    }

    private String text(int depth) {
        return switch (depth <= 0 ? random.nextInt(3) : random.nextInt(4)) {
            case 0 -> "s";
            case 1 -> "t";
            case 2 -> one(List.of("'a'", "\"b\\u00df\"", "''", "r'a\\d'", "'\\x41'"));
            default -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
        };
    }

    private String time(int depth) {
        String moved = one(List.of("at", "since", "(at + d)", "(since - d)"));
        return switch (random.nextInt(5)) {
            case 0 -> "(" + moved + comparison() + "since)";
            case 1 -> "((at - since)" + comparison() + "duration('1h'))";
            case 2 -> "(at" + comparison() + "timestamp('2024-02-29T12:00:00Z'))";
            case 3 ->
                    "(%s.%s()%s%s)"
                            .formatted(
                                    moved,
                                    one(
                                            List.of(
                                                    "getFullYear",
                                                    "getMonth",
                                                    "getDate",
                                                    "getDayOfWeek",
                                                    "getDayOfYear",
                                                    "getHours",
                                                    "getMinutes",
                                                    "getSeconds",
                                                    "getMilliseconds")),
                                    comparison(),
                                    integer(depth - 1));
            default -> "(at.getHours('America/New_York') == since.getHours('-08:00'))";
        };
    }

    private String list(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> "l.all(e, e" + comparison() + integer(depth - 1) + ")";
            case 1 -> "l.exists(e, " + integer(depth - 1) + " / e > 0)";
            case 2 -> "l.exists_one(e, e == i)";
            case 3 -> "(l.map(e, e + 1) == [" + integer(0) + "])";
            case 4 -> "(size(l.filter(e, e > 0)) > 1)";
            case 5 -> "(" + integer(depth - 1) + " in l)";
            case 6 -> "(" + text(0) + " in ['a', 'abc', ''] || s in w)";
            default -> "(w.map(e, size(e)) == l || w.exists(e, l.all(f, size(e) > f)))";
        };
    }

    private String comparison() {
        return one(List.of(" == ", " != ", " < ", " <= ", " > ", " >= "));
    }

    private String textTest() {
        return one(List.of(".contains(", ".startsWith(", ".endsWith("));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
