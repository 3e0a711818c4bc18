package io.dataprocessing.pipeline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static final RowType TYPE = RowType.of(Field.of("a", DataTypes.LONG.asNullable()));

    private static StepSpec spec(FilterOptions.Rejected rejected) {
        return new FilterFactory()
                .describe(
                        new FilterOptions(FakeExpression.larger("a", 5), rejected),
                        Described.with(TYPE));
    }

    @Test
    void onlyTrueRowsPass() throws Exception {
        RunningStep step = new RunningStep(spec(FilterOptions.Rejected.DROP));
        step.process(Row.of(TYPE, 6L))
                .process(Row.of(TYPE, 5L))
                .process(Row.of(TYPE, (Object) null));
        assertThat(step.emitted()).containsExactly("main: {a: 6}");
    }

    @Test
    void othersLeaveSidewaysWhereTheFileSaysSo() throws Exception {
        RunningStep step = new RunningStep(spec(FilterOptions.Rejected.OUTPUT));
        step.process(Row.of(TYPE, 6L)).process(Row.of(TYPE, (Object) null));
        assertThat(step.emitted()).containsExactly("main: {a: 6}", "rejected: {a: null}");
    }

    @Test
    void othersFailWhereTheFileSaysSo() throws Exception {
        RunningStep step = new RunningStep(spec(FilterOptions.Rejected.ERROR));
        step.process(Row.of(TYPE, 6L));
        assertThat(step.emitted()).containsExactly("main: {a: 6}");
        assertThatThrownBy(() -> step.process(Row.of(TYPE, 5L)))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("the record doesn't meet the condition");
    }

    @Test
    void itsDescriptionNamesOutputsAndFieldsRead() {
        StepSpec spec = spec(FilterOptions.Rejected.OUTPUT);
        assertThat(spec.outputType()).contains(TYPE);
        assertThat(spec.declarations().reads().orElseThrow()).containsExactly("a");
        assertThat(spec.declarations().sideOutputs())
                .extracting(output -> output.name())
                .containsExactly("rejected");
        assertThat(spec(FilterOptions.Rejected.DROP).declarations().sideOutputs()).isEmpty();
    }
}
