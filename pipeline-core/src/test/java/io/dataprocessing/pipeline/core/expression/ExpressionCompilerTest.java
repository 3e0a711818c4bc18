package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpressionCompilerTest {

    private static final RowType PRICES =
            (RowType) DataTypes.parse("row<price decimal(10, 2), rate double, many long>");

    private final ExpressionCompiler compiler = new ExpressionCompiler();

    @Test
    void anExpressionKnowsItsTextTypeAndReads() {
        Expression expression = Expressions.compile("amount * quantity > 5", Expressions.ORDER);
        assertThat(expression.text()).isEqualTo("amount * quantity > 5");
        assertThat(expression.type()).isEqualTo(DataTypes.BOOLEAN);
        assertThat(expression.reads()).containsExactly("amount", "quantity");
        assertThat(expression).hasToString("amount * quantity > 5");
    }

    @Test
    void decimalsAreExactBesideIntegersAndLiterals() {
        assertDecimal("price * 1.1", "decimal(12, 3)", "13.585");
        assertDecimal("price + 1", "decimal(11, 2)", "13.35");
        assertDecimal("price + many", "decimal(22, 2)", "15.35");
        assertDecimal("price / 3", "decimal(14, 6)", "4.116667");
        assertDecimal("price % 5", "decimal(3, 2)", "2.35");
        assertDecimal("-price", "decimal(10, 2)", "-12.35");
        assertDecimal("round(price)", "decimal(9, 0)", "12");
        assertDecimal("round(price, 1)", "decimal(11, 2)", "12.40");
        assertDecimal("coalesce(price, 0)", "decimal(10, 2)", "12.35");
        assertDecimal("[price, 1][1]", "decimal(10, 2)", "1.00");
        assertDecimal("decimal(rate, 10, 1)", "decimal(10, 1)", "0.3");
    }

    @Test
    void decimalsBesideDoublesGiveDoubles() {
        Expression expression = Expressions.compile("price * rate", PRICES);
        assertThat(expression.type()).isEqualTo(DataTypes.DOUBLE);
        assertThat(expression.evaluate(prices())).isEqualTo(12.35 * 0.25);
    }

    @Test
    void decimalsThatNeedMoreThan38DigitsAreErrors() {
        RowType wide = RowType.of(Field.of("d", DataTypes.decimal(38, 10)));
        Row row = Row.of(wide, new BigDecimal("9".repeat(28) + "." + "9".repeat(10)));
        Expression product = Expressions.compile("d * d", wide);
        assertThat(product.type()).isEqualTo(DataTypes.decimal(38, 20));
        assertThatThrownBy(() -> product.evaluate(row))
                .hasMessage("the result of '*' has more than the 38 digits of its decimal type");
    }

    @Test
    void patternsAndZonesMayComeFromFields() {
        RowType type =
                RowType.of(
                        Field.of("at", DataTypes.TIMESTAMP),
                        Field.of("zone", DataTypes.STRING.asNullable()),
                        Field.of("pattern", DataTypes.STRING));
        Instant at = Instant.parse("2026-11-23T08:30:00Z");
        Row row = Row.of(type, at, "Asia/Tokyo", "^2026-[0-9]+");
        assertThat(Expressions.compile("hour(at, zone)", type).evaluate(row)).isEqualTo(17L);
        assertThat(Expressions.compile("hour(at, zone)", type).evaluate(Row.of(type, at, null, "")))
                .isNull();
        assertThat(Expressions.compile("regexp_extract(string(at), pattern)", type).evaluate(row))
                .isEqualTo("2026-11");
        assertThat(Expressions.compile("try('a'.matches(pattern + '('))", type).evaluate(row))
                .isNull();
        assertThat(Expressions.compile("'a'.matches(pattern + '(') || true", type).test(row))
                .isTrue();
    }

    @Test
    void fieldsWithReservedAndUnusualNamesAreReachable() {
        RowType flat =
                RowType.of(
                        Field.of("namespace", DataTypes.STRING),
                        Field.of("user.name", DataTypes.STRING),
                        Field.of("a-b", DataTypes.LONG),
                        Field.of("ab", DataTypes.LONG));
        Row row = Row.of(flat, "Main", "Ada", 5L, 6L);
        assertThat(
                        Expressions.compile(
                                        "namespace == 'Main' && user.name == 'Ada' && `a-b` < ab"
                                                + " && `user.name` == 'Ada'",
                                        flat)
                                .test(row))
                .isTrue();
    }

    @Test
    void variablesHideFieldsInsideOfMacrosOnly() {
        Row row = Row.of(PRICES, new BigDecimal("12.35"), 0.25, 3L);
        assertThat(
                        Expressions.compile("[1, 2].map(many, many * 2)[0] + many", PRICES)
                                .evaluate(row))
                .isEqualTo(5L);
    }

    @Test
    void codeIsCompiledWhenAnExpressionIsFirstEvaluated() {
        Expression expression =
                Expressions.success(compiler.compile("1 + 1", Expressions.NOTHING)).expression();
        assertThat(compiler.compiledClasses()).isZero();
        assertThat(expression.evaluate(Expressions.NO_FIELDS)).isEqualTo(2L);
        assertThat(compiler.compiledClasses()).isEqualTo(1);
    }

    @Test
    void expressionsThatDifferInConstantTextsOnlyShareTheirCode() {
        Row row = Row.of(RowType.of(Field.of("name", DataTypes.STRING)), "Ada");
        for (String name : List.of("Ada", "Bob", "Ada")) {
            Expression expression =
                    Expressions.success(compiler.compile("name == '" + name + "'", row.type()))
                            .expression();
            assertThat(expression.test(row)).isEqualTo(name.equals("Ada"));
        }
        assertThat(compiler.compiledClasses()).isEqualTo(1);
    }

    @Test
    void onlyABooleanCanBeTested() {
        Expression expression = Expressions.compile("1 + 1", Expressions.NOTHING);
        assertThatThrownBy(() -> expression.test(Expressions.NO_FIELDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'1 + 1' gives long, not boolean");
    }

    @Test
    void anAggregateIsACallWithCheckedArguments() {
        AggregateResult result =
                compiler.compileAggregate("sum((amount * quantity))", Expressions.ORDER);
        assertThat(result).isInstanceOf(AggregateResult.Success.class);
        AggregateResult.Success success = (AggregateResult.Success) result;
        assertThat(success.aggregate().function()).isEqualTo("sum");
        assertThat(success.aggregate().arguments())
                .singleElement()
                .satisfies(
                        argument -> {
                            assertThat(argument.text()).isEqualTo("(amount * quantity)");
                            assertThat(argument.reads()).containsExactly("amount", "quantity");
                        });
        assertThat(compiler.compileAggregate("count()", Expressions.ORDER))
                .isInstanceOf(AggregateResult.Success.class);
    }

    @Test
    void problemsOfAnAggregateCountFromItsStart() {
        assertThat(compiler.compileAggregate("sum(amont * quantty)", Expressions.ORDER))
                .isEqualTo(
                        new AggregateResult.Failure(
                                List.of(
                                        ExpressionProblem.at(
                                                new Span(4, 9),
                                                "field 'amont' is not in the input",
                                                Optional.of("amount")),
                                        ExpressionProblem.at(
                                                new Span(12, 19),
                                                "field 'quantty' is not in the input",
                                                Optional.of("quantity")))));
        assertThat(compiler.compileAggregate("amount + 1", Expressions.ORDER))
                .isEqualTo(
                        new AggregateResult.Failure(
                                List.of(
                                        ExpressionProblem.at(
                                                new Span(0, 10),
                                                "an aggregate is one call, as in count(), sum(amount)"
                                                        + " or sum(amount).where(amount > 10)"))));
    }

    @Test
    void anAggregateCanHaveACondition() {
        AggregateResult result =
                compiler.compileAggregate("count().where(amount > 10)", Expressions.ORDER);
        Aggregate call = ((AggregateResult.Success) result).aggregate();
        assertThat(call.function()).isEqualTo("count");
        assertThat(call.arguments()).isEmpty();
        assertThat(call.where().orElseThrow().reads()).containsExactly("amount");
        assertThat(compiler.compileAggregate("sum(amount).where(amount)", Expressions.ORDER))
                .isInstanceOfSatisfying(
                        AggregateResult.Failure.class,
                        failure ->
                                assertThat(failure.problems().get(0).message())
                                        .contains("but boolean is wanted"));
        assertThat(compiler.compileAggregate("count().where()", Expressions.ORDER))
                .isEqualTo(
                        new AggregateResult.Failure(
                                List.of(
                                        ExpressionProblem.at(
                                                new Span(8, 13),
                                                "where takes one condition, not 0"))));
    }

    @Test
    void sizeDepthAndNestedMacrosAreBounded() {
        assertMessage(
                "id == '" + "a".repeat(10_000) + "'",
                "the expression has 10,008 characters; at most 10,000 are allowed");
        assertMessage(
                "paid" + " || paid".repeat(1_200),
                "the expression has 2,401 parts; at most 2,000 are allowed");
        assertMessage(
                "[1].all(a, [a].all(b, [b].all(c, [c].all(d, d > 0))))",
                "more than 3 macros inside of each other are not allowed");
        assertMessage("1" + " + 1".repeat(1_000), "the expression is nested too deep");
        assertMessage("(".repeat(400) + "1" + ")".repeat(400), "the expression is nested too deep");
        assertThat(Expressions.problems("[1].all(a, [a].all(b, [b].all(c, c > 0)))")).isEmpty();
    }

    @Test
    void longExpressionsAreSplitIntoMethodsThatHotSpotCompiles() {
        String text =
                IntStream.range(0, 200)
                        .mapToObj(i -> "(weight > %d && quantity < %d)".formatted(i, i))
                        .collect(Collectors.joining(" || "));
        assertThat(Expressions.problems(text)).isEmpty();
        String sum = "total" + " + total * 2".repeat(200);
        Object[] values = new Object[Expressions.ORDER.size()];
        values[5] = 1L;
        assertThat(
                        Expressions.compile(sum, Expressions.ORDER)
                                .evaluate(Row.trusted(Expressions.ORDER, values)))
                .isEqualTo(401L);
    }

    @Test
    void textOfTheUserNeverGetsIntoGeneratedCode() {
        String nasty = "\"; System.exit(1); //\\u0022 */ \\n";
        assertThat(Expressions.evaluate("r'" + nasty + "'")).isEqualTo(nasty);
    }

    @Test
    void aBooleanIsTestedAndEvaluatedAlike() {
        Expression expression = Expressions.compile("many > 2", PRICES);
        assertThat(expression.test(prices())).isTrue();
        assertThat(expression.evaluate(prices())).isEqualTo(true);
    }

    private void assertMessage(String text, String message) {
        assertThat(Expressions.problems(text))
                .extracting(ExpressionProblem::message)
                .isEqualTo(Collections.singletonList(message));
    }

    private static Row prices() {
        return Row.of(PRICES, new BigDecimal("12.35"), 0.25, 3L);
    }

    private static void assertDecimal(String text, String type, String value) {
        Expression expression = Expressions.compile(text, PRICES);
        assertThat(expression.type()).hasToString(type);
        assertThat(expression.evaluate(prices())).isEqualTo(new BigDecimal(value));
    }
}
