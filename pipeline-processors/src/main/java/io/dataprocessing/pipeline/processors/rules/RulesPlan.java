package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.expression.Expressions;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import java.util.List;

/**
 * A step whose fields are checked.
 *
 * @param events the events
 * @param fields where the parts of a rule stand
 * @param expressions compiles conditions
 * @param joined what the expressions of added fields see: an event and a rule
 * @param added the added fields but the rule's name
 * @param slots where the value of each of them stands among those that the output doesn't take over
 * @param nameSlot where the rule's name stands among them
 * @param output the event's own fields, taken over, and the added ones
 * @param rules the rules of all instances, by name
 * @param held the events that wait, if any do
 * @param unmatched the output of events that meet no rule, if they have one
 */
record RulesPlan(
        Schema<Row> events,
        RuleFields fields,
        Expressions expressions,
        RowMapping joined,
        List<Expression> added,
        List<Integer> slots,
        int nameSlot,
        RowMapping output,
        StateSpec<MapState<String, Row>> rules,
        StateSpec<ListState<Row>> held,
        SideOutput<Row> unmatched) {

    RulesPlan {
        added = List.copyOf(added);
        slots = List.copyOf(slots);
    }

    static StateSpec<MapState<String, Row>> rules(Schema<Row> rules) {
        return StateSpec.map("rules", Schemas.scalar(String.class), rules, Ttl.none());
    }

    static StateSpec<ListState<Row>> held(RowType events) {
        return StateSpec.list("held", Schemas.rows(HeldEvent.type(events)), Ttl.none());
    }
}
