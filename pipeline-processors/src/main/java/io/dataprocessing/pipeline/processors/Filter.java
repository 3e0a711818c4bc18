package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Optional;

/**
 * Passes the rows for which a condition is true; the others are dropped, leave sideways or fail.
 */
final class Filter implements Processor<Row, Row> {

    private final Expression condition;
    private final Optional<SideOutput<Row>> rejectedOutput;
    private final boolean fails;
    private Optional<Output<Row>> rejected = Optional.empty();

    Filter(Expression condition, Optional<SideOutput<Row>> rejectedOutput, boolean fails) {
        this.condition = condition;
        this.rejectedOutput = rejectedOutput;
        this.fails = fails;
    }

    @Override
    public void open(ProcessorContext context) {
        rejected = rejectedOutput.map(context::sideOutput);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        if (condition.test(input.value())) {
            output.emit(input.value());
        } else if (rejected.isPresent()) {
            rejected.get().emit(input.value());
        } else if (fails) {
            throw new EvaluationException("the record doesn't meet the condition");
        }
    }
}
