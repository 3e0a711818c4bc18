package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the rows out of change events. */
final class CdcUnwrap implements Processor<Row, Row> {

    private final UnwrapPlan plan;
    private final CdcUnwrapOptions.DeleteHandling deleteHandling;
    private final Optional<SideOutput<Row>> deletedOutput;
    private final RowMapping output;
    private final RowMapping old;
    private Optional<Output<Row>> deleted = Optional.empty();

    CdcUnwrap(
            UnwrapPlan plan,
            CdcUnwrapOptions.DeleteHandling deleteHandling,
            Optional<SideOutput<Row>> deletedOutput) {
        this.plan = plan;
        this.deleteHandling = deleteHandling;
        this.deletedOutput = deletedOutput;
        this.output = RowMapping.extending(plan.output(), plan.shape().rowType().size());
        this.old = RowMapping.extending(plan.beforeType(), plan.beforeType().size());
    }

    @Override
    public void open(ProcessorContext context) {
        deleted = deletedOutput.map(context::sideOutput);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Row envelope = input.value();
        Change change = plan.shape().change(envelope);
        switch (change) {
            case OTHER -> {}
            case WRITTEN -> rows(envelope, change).forEach(output::emit);
            case DELETED -> {
                switch (deleteHandling) {
                    case DROP -> {}
                    case OUTPUT -> rows(envelope, change).forEach(deleted.orElseThrow()::emit);
                    case SOFT_DELETE -> rows(envelope, change).forEach(output::emit);
                }
            }
        }
    }

    /** All rows are made before one leaves, so that an error emits nothing. */
    private List<Row> rows(Row envelope, Change change) {
        List<Row> rows = plan.shape().rows(envelope, change);
        List<Row> before =
                plan.beforeType().size() == 0
                        ? List.of()
                        : plan.shape().before(envelope, change, rows);
        Object[] added = plan.added().stream().map(field -> field.evaluate(envelope)).toArray();
        List<Row> made = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == null) {
                throw new EvaluationException(
                        "'%s' holds a null".formatted(plan.shape().format().row()));
            }
            Object[] own = new Object[output.ownValues()];
            int next = 0;
            if (plan.marks()) {
                own[next++] = change == Change.DELETED;
            }
            System.arraycopy(added, 0, own, next, added.length);
            if (!before.isEmpty() && before.get(i) != null) {
                own[own.length - 1] = old.apply(before.get(i));
            }
            made.add(output.apply(rows.get(i), own));
        }
        return made;
    }
}
