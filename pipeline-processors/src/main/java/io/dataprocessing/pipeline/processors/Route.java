package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends each row through the outputs of the cases that it meets. */
final class Route implements Processor<Row, Void> {

    private final RouteOptions options;
    private final Map<String, SideOutput<Row>> outputs;
    private final List<Branch> branches = new ArrayList<>();
    private Optional<Output<Row>> unmatched = Optional.empty();

    Route(RouteOptions options, Map<String, SideOutput<Row>> outputs) {
        this.options = options;
        this.outputs = outputs;
    }

    @Override
    public void open(ProcessorContext context) {
        for (RouteOptions.Case route : options.cases()) {
            branches.add(
                    new Branch(
                            route.when(),
                            context.sideOutput(outputs.get(route.output())),
                            route.output()));
        }
        if (options.unmatchedLeave()) {
            unmatched = Optional.of(context.sideOutput(outputs.get(options.unmatched())));
        }
    }

    @Override
    public void process(Input<Row> input, Output<Void> output) {
        Row row = input.value();
        boolean matched =
                switch (options.mode()) {
                    case FIRST_MATCH -> emitFirst(row);
                    case ALL_MATCH -> emitAll(row);
                };
        if (!matched) {
            emitUnmatched(row);
        }
    }

    private boolean emitFirst(Row row) {
        for (Branch branch : branches) {
            if (branch.condition().test(row)) {
                branch.output().emit(row);
                return true;
            }
        }
        return false;
    }

    /** All conditions are evaluated before anything leaves, so that an error emits nothing. */
    private boolean emitAll(Row row) {
        List<String> names = new ArrayList<>(branches.size());
        List<Output<Row>> taken = new ArrayList<>(branches.size());
        for (Branch branch : branches) {
            if (!names.contains(branch.name()) && branch.condition().test(row)) {
                names.add(branch.name());
                taken.add(branch.output());
            }
        }
        taken.forEach(output -> output.emit(row));
        return !taken.isEmpty();
    }

    private void emitUnmatched(Row row) {
        if (unmatched.isPresent()) {
            unmatched.get().emit(row);
        } else if (options.unmatched().equals(RouteOptions.ERROR)) {
            throw new EvaluationException("the record meets no case");
        }
    }

    /** A case with the output that it leads to. */
    private record Branch(Expression condition, Output<Row> output, String name) {}
}
