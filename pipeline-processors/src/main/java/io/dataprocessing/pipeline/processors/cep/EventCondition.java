package io.dataprocessing.pipeline.processors.cep;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.core.event.Event;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.pattern.conditions.RichIterativeCondition;

/** Decides for Flink whether an event fits a part of a sequence. */
final class EventCondition extends RichIterativeCondition<Event> {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final PartCondition condition;
    private final boolean strict;
    private transient Expression expression;

    /**
     * A condition.
     *
     * @param place whose it is, for messages
     * @param strict whether an error fails the job; otherwise the event doesn't fit
     */
    EventCondition(String place, PartCondition condition, boolean strict) {
        this.place = requireNonNull(place, "place");
        this.condition = requireNonNull(condition, "condition");
        this.strict = strict;
    }

    @Override
    public void open(OpenContext context) {
        expression = condition.expression().compile();
    }

    @Override
    public boolean filter(Event event, Context<Event> context) throws Exception {
        Row row = condition.parts().isEmpty() ? event.value() : withParts(event.value(), context);
        try {
            return expression.test(row);
        } catch (EvaluationException e) {
            if (strict) {
                throw new IllegalStateException(
                        "%s: the condition has no value%s: %s"
                                .formatted(
                                        place,
                                        event.origin().map(origin -> " at " + origin).orElse(""),
                                        e.getMessage()),
                        e);
            }
            return false;
        }
    }

    private Row withParts(Row value, Context<Event> context) throws Exception {
        Object[] values = new Object[condition.expression().type().size()];
        int fields = values.length - condition.parts().size();
        for (int i = 0; i < fields; i++) {
            values[i] = value.get(i);
        }
        for (int i = 0; i < condition.parts().size(); i++) {
            Part part = condition.parts().get(i);
            values[fields + i] = part.value(context.getEventsForPattern(part.name()));
        }
        return Row.trusted(condition.expression().type(), values);
    }
}
