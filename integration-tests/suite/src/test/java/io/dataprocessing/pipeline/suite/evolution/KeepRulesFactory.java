package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.StateSpec;
import java.util.ArrayList;
import java.util.List;

/** Steps of the type {@code keep-rules}: broadcast state, written and read on request. */
public final class KeepRulesFactory implements ProcessorFactory<KeepOptions> {

    @Override
    public String type() {
        return "keep-rules";
    }

    @Override
    public String description() {
        return "Keeps rows that are broadcast.";
    }

    @Override
    public Class<KeepOptions> optionsType() {
        return KeepOptions.class;
    }

    @Override
    public StepSpec describe(KeepOptions options, PlanContext context) {
        List<ChangedCells> cells = options.cells();
        Schema<Row> records = Schemas.rows(context.inputTypes().get(0));
        List<StateSpec<?>> states = new ArrayList<>();
        cells.forEach(each -> states.add(each.map()));
        return BroadcastProcessorSpec.of(
                records, records, KeepOptions.LINES, states, () -> new Keep(context.step(), cells));
    }

    private record Keep(String step, List<ChangedCells> cells)
            implements BroadcastProcessor<Row, Row, Row> {

        @Override
        public void process(Input<Row> input, ReadOnlyStates states, Output<Row> output) {
            if (!KeepOptions.asksToWrite(input.value())) {
                String key = (String) input.value().get("sku");
                for (ChangedCells each : cells) {
                    String text =
                            states.view(each.map()).get(key).map(RowLine::of).orElse("nothing");
                    output.emit(KeepOptions.line(step, each.map().name(), key, text));
                }
            }
        }

        @Override
        public void processBroadcast(Input<Row> input, States states, Output<Row> output) {
            if (KeepOptions.asksToWrite(input.value())) {
                String key = (String) input.value().get("sku");
                for (ChangedCells each : cells) {
                    states.state(each.map()).put(key, each.sample(key, 0));
                }
            }
        }
    }
}
