package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.transform.TaskExpression;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * Makes the record of a match from its parts.
 *
 * @param expressions one for each field; none to leave the parts as they are
 * @param type the type of the record
 */
record Selection(List<TaskExpression> expressions, RowType type)
        implements OnTask<Function<Row, Row>> {

    Selection {
        expressions = List.copyOf(expressions);
        requireNonNull(type, "type");
    }

    /** The parts as they are. */
    static Selection ofParts(RowType type) {
        return new Selection(List.of(), type);
    }

    @Override
    public Function<Row, Row> make(UserCodeClassLoader userCode) {
        if (expressions.isEmpty()) {
            return Function.identity();
        }
        Expression[] compiled =
                expressions.stream().map(TaskExpression::compile).toArray(Expression[]::new);
        return parts -> {
            Object[] values = new Object[compiled.length];
            for (int i = 0; i < compiled.length; i++) {
                values[i] = compiled[i].evaluate(parts);
            }
            return Row.trusted(type, values);
        };
    }
}
