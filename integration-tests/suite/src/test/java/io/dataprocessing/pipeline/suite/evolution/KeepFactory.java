package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.MapState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Steps of the type {@code keep}: keyed state of every kind, written and read on request. */
public final class KeepFactory implements ProcessorFactory<KeepOptions> {

    /** How many elements a list gets, and how many entries a map. */
    static final int ELEMENTS = 3;

    @Override
    public String type() {
        return "keep";
    }

    @Override
    public String description() {
        return "Keeps rows.";
    }

    @Override
    public Class<KeepOptions> optionsType() {
        return KeepOptions.class;
    }

    @Override
    public StepSpec describe(KeepOptions options, PlanContext context) {
        List<ChangedCells> cells = options.cells();
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(
                                Schemas.rows(context.inputType()),
                                KeepOptions.LINES,
                                () -> new Keep(context.step(), cells))
                        .keyBy(options.keyBy());
        for (ChangedCells each : cells) {
            spec =
                    spec.state(each.value())
                            .state(each.expiring())
                            .state(each.list())
                            .state(each.map())
                            .state(each.expiringMap());
        }
        return spec;
    }

    private static final class Keep implements Processor<Row, Row> {

        private final String step;
        private final List<ChangedCells> cells;
        private ProcessorContext context;

        Keep(String step, List<ChangedCells> cells) {
            this.step = step;
            this.cells = cells;
        }

        @Override
        public void open(ProcessorContext context) {
            this.context = context;
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            String key = (String) input.value().get("sku");
            for (ChangedCells each : cells) {
                if (KeepOptions.asksToWrite(input.value())) {
                    write(each, key);
                } else {
                    read(each, key, output);
                }
            }
        }

        private void write(ChangedCells each, String key) {
            context.state(each.value()).set(each.sample(key, 0));
            context.state(each.expiring()).set(each.sample(key, 0));
            for (int i = 0; i < ELEMENTS; i++) {
                context.state(each.list()).add(each.sample(key, i));
                context.state(each.map()).put("entry-" + i, each.sample(key, i));
                context.state(each.expiringMap()).put("entry-" + i, each.sample(key, i));
            }
        }

        private void read(ChangedCells each, String key, Output<Row> output) {
            String value = context.state(each.value()).get().map(RowLine::of).orElse("nothing");
            String expiring =
                    context.state(each.expiring()).get().map(RowLine::of).orElse("nothing");
            String list =
                    context.state(each.list()).get().stream()
                            .map(RowLine::of)
                            .collect(Collectors.joining("; "));
            output.emit(KeepOptions.line(step, each.value().name(), key, value));
            output.emit(KeepOptions.line(step, each.expiring().name(), key, expiring));
            output.emit(KeepOptions.line(step, each.list().name(), key, list));
            output.emit(
                    KeepOptions.line(
                            step, each.map().name(), key, text(context.state(each.map()))));
            output.emit(
                    KeepOptions.line(
                            step,
                            each.expiringMap().name(),
                            key,
                            text(context.state(each.expiringMap()))));
        }

        private static String text(MapState<String, Row> map) {
            Map<String, String> entries = new TreeMap<>();
            map.entries()
                    .forEach(entry -> entries.put(entry.getKey(), RowLine.of(entry.getValue())));
            return String.join("; ", entries.values());
        }
    }
}
