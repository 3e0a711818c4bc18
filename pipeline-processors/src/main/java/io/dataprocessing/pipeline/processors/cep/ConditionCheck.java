package io.dataprocessing.pipeline.processors.cep;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.transform.TaskExpression;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * Lets only events in on which the conditions have a value, so that those that haven't follow the
 * step's error policy and are no part of any sequence.
 *
 * @param conditions those that look at an event alone
 */
record ConditionCheck(List<TaskExpression> conditions) implements OnTask<Function<Event, Event>> {

    ConditionCheck {
        conditions = List.copyOf(conditions);
    }

    @Override
    public Function<Event, Event> make(UserCodeClassLoader userCode) {
        List<Expression> compiled = conditions.stream().map(TaskExpression::compile).toList();
        return event -> {
            for (Expression condition : compiled) {
                condition.test(event.value());
            }
            return event;
        };
    }
}
