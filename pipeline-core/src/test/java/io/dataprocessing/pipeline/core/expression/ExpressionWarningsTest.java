package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionWarningsTest {

    @Test
    void aComparisonOfANullableFieldIsDoubtful() {
        assertThat(Expressions.warnings("paid && weight > 5"))
                .singleElement()
                .isEqualTo(
                        ExpressionProblem.at(
                                new Span(8, 18),
                                "'weight > 5' is null where weight is, which a condition takes for false;"
                                        + " guard it with has(weight) or coalesce"));
    }

    @Test
    void severalFieldsAndNestedOnesAreNamed() {
        assertThat(Expressions.warnings("weight + 1 > user.age"))
                .singleElement()
                .extracting(ExpressionProblem::message)
                .isEqualTo(
                        "'weight + 1 > user.age' is null where weight or user.age is, which a"
                                + " condition takes for false; guard it with has(weight) and"
                                + " has(user.age) or coalesce");
    }

    @Test
    void testsOfTextMembershipAndBareFieldsAreDoubtfulToo() {
        assertThat(Expressions.warnings("comment.contains('x')")).hasSize(1);
        assertThat(Expressions.warnings("comment in ['x', 'y']")).hasSize(1);
        assertThat(Expressions.warnings("sizes.exists(s, s == 5)")).hasSize(2);
        assertThat(Expressions.warnings("agent.name == 'Ada'")).hasSize(1);
        assertThat(Expressions.warnings("gift"))
                .singleElement()
                .extracting(ExpressionProblem::message)
                .isEqualTo(
                        "'gift' can be null, which a condition takes for false; say what is meant"
                                + " with has(gift) or coalesce");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has(weight) && weight > 5",
                "weight != null && weight > 5",
                "weight == null || weight > 5",
                "!(weight == null) && weight > 5",
                "paid && has(weight) && quantity > 1 && weight > 5",
                "coalesce(weight, 0) > 5",
                "coalesce(weight > 5, false)",
                "has(weight) ? weight > 5 : false",
                "has(agent.age) && agent.age > 5",
                "has(agent.age) && agent.name == 'Ada'",
                "has(agent) && agent.name == 'Ada'",
                "has(sizes) && sizes.exists(s, has(s) && s == 5)",
                "amount > 5 && user.name == 'Ada'",
                "weight + 1",
            })
    void whatIsGuardedIsFine(String text) {
        assertThat(Expressions.warnings(text)).isEmpty();
    }
}
