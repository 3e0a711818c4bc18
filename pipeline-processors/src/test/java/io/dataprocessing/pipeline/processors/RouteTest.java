package io.dataprocessing.pipeline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final RowType TYPE = RowType.of(Field.of("a", DataTypes.LONG.asNullable()));
    private static final List<RouteOptions.Case> CASES =
            List.of(
                    new RouteOptions.Case(FakeExpression.larger("a", 100), "large"),
                    new RouteOptions.Case(FakeExpression.larger("a", 10), "medium"),
                    new RouteOptions.Case(FakeExpression.larger("a", 50), "large"));

    private final Described context = Described.with(TYPE);

    private StepSpec spec(RouteOptions.Mode mode, String unmatched) {
        return new RouteFactory().describe(new RouteOptions(CASES, mode, unmatched), context);
    }

    @Test
    void theFirstMatchWins() throws Exception {
        RunningStep step = new RunningStep(spec(RouteOptions.Mode.FIRST_MATCH, "drop"));
        step.process(Row.of(TYPE, 101L)).process(Row.of(TYPE, 60L)).process(Row.of(TYPE, 1L));
        assertThat(step.emitted()).containsExactly("large: {a: 101}", "medium: {a: 60}");
    }

    @Test
    void allMatchesLeaveOnceThroughEachOutput() throws Exception {
        RunningStep step = new RunningStep(spec(RouteOptions.Mode.ALL_MATCH, "rest"));
        step.process(Row.of(TYPE, 101L)).process(Row.of(TYPE, (Object) null));
        assertThat(step.emitted())
                .containsExactly("large: {a: 101}", "medium: {a: 101}", "rest: {a: null}");
    }

    @Test
    void unmatchedRowsCanBeErrors() {
        RunningStep step = new RunningStep(spec(RouteOptions.Mode.FIRST_MATCH, "error"));
        assertThatThrownBy(() -> step.process(Row.of(TYPE, 1L)))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("the record meets no case");
    }

    @Test
    void itHasNoMainOutputAndEachSideOutputOnce() {
        StepSpec spec = spec(RouteOptions.Mode.ALL_MATCH, "rest");
        assertThat(spec.outputType()).isEmpty();
        assertThat(spec.declarations().sideOutputs())
                .extracting(SideOutput::name)
                .containsExactly("large", "medium", "rest");
        assertThat(context.problems()).isEmpty();
    }

    @Test
    void casesAreNeededAndReservedWordsNameNoOutput() {
        new RouteFactory()
                .describe(
                        new RouteOptions(List.of(), RouteOptions.Mode.FIRST_MATCH, "drop"),
                        context);
        new RouteFactory()
                .describe(
                        new RouteOptions(
                                List.of(
                                        new RouteOptions.Case(
                                                FakeExpression.larger("a", 1), "drop")),
                                RouteOptions.Mode.FIRST_MATCH,
                                "drop"),
                        context);
        assertThat(context.problems())
                .containsExactly(
                        "cases: at least one case is needed.",
                        "cases[0].output: 'drop' has a meaning of its own and can't name an output.");
    }
}
