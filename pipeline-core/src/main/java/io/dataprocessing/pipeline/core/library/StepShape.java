package io.dataprocessing.pipeline.core.library;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.runtime.OutputTags;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.util.OutputTag;

/** What goes in and out of a processor that runs as a function. */
final class StepShape<I, O> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final ValueTypeInfo<I> input;
    private final ValueTypeInfo<O> output;
    private final RowType outputRows;
    private final TreeMap<String, RowType> sides;

    StepShape(StepPlan step, ValueTypeInfo<I> input, ValueTypeInfo<O> output) {
        this.step = step.name();
        this.input = requireNonNull(input, "input");
        this.output = requireNonNull(output, "output");
        Map<String, RowType> outputs = step.outputs();
        this.outputRows = outputs.get("");
        this.sides = new TreeMap<>(outputs);
        sides.remove("");
    }

    ValueTypeInfo<I> input() {
        return input;
    }

    ValueTypeInfo<O> output() {
        return output;
    }

    /** The type of the rows that the processor gives. */
    RowType outputRows() {
        return outputRows;
    }

    OutputTag<Row> side(String name) {
        RowType type = sides.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "step '%s' has no output '%s'. Known: %s."
                            .formatted(
                                    step,
                                    name,
                                    sides.isEmpty()
                                            ? "none"
                                            : sides.keySet().stream()
                                                    .collect(Collectors.joining(", "))));
        }
        return new OutputTag<>(name, RowTypeInfo.ofValues(type));
    }

    static OutputTag<Event> deadLetters() {
        return OutputTags.deadLetters();
    }
}
