package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the rows out of change events. */
final class CdcUnwrap implements Processor<Row, Row> {

    private final UnwrapPlan plan;
    private final CdcUnwrapOptions.DeleteHandling deleteHandling;
    private final Optional<SideOutput<Row>> deletedOutput;
    private Optional<Output<Row>> deleted = Optional.empty();

    CdcUnwrap(
            UnwrapPlan plan,
            CdcUnwrapOptions.DeleteHandling deleteHandling,
            Optional<SideOutput<Row>> deletedOutput) {
        this.plan = plan;
        this.deleteHandling = deleteHandling;
        this.deletedOutput = deletedOutput;
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
        Object[] added = plan.added().stream().map(field -> value(field, envelope)).toArray();
        List<Row> made = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == null) {
                throw new EvaluationException(
                        "'%s' holds a null".formatted(plan.shape().format().row()));
            }
            Object[] values = new Object[plan.output().size()];
            int next = copy(rows.get(i), plan.shape().rowType(), values);
            if (plan.marks()) {
                values[next++] = change == Change.DELETED;
            }
            System.arraycopy(added, 0, values, next, added.length);
            if (!before.isEmpty() && before.get(i) != null) {
                Object[] old = new Object[plan.beforeType().size()];
                copy(before.get(i), plan.beforeType(), old);
                values[values.length - 1] = Row.trusted(plan.beforeType(), old);
            }
            made.add(Row.trusted(plan.output(), values));
        }
        return made;
    }

    private static Object value(Expression field, Row envelope) {
        return field.evaluate(envelope);
    }

    /** Copies the fields of a type by position and gives the position after them. */
    private static int copy(Row row, RowType type, Object[] values) {
        for (int i = 0; i < type.size(); i++) {
            values[i] = row.get(i);
        }
        return type.size();
    }
}
