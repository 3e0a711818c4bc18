package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Steps of the type {@code keep-window}: accumulators, written on request, read at the end. */
public final class KeepWindowFactory implements ProcessorFactory<KeepOptions> {

    @Override
    public String type() {
        return "keep-window";
    }

    @Override
    public String description() {
        return "Keeps rows in windows.";
    }

    @Override
    public Class<KeepOptions> optionsType() {
        return KeepOptions.class;
    }

    @Override
    public StepSpec describe(KeepOptions options, PlanContext context) {
        List<ChangedCells> cells = options.cells();
        RowType.Builder accumulator = RowType.builder();
        cells.forEach(each -> accumulator.field(each.name(), each.type().asNullable()));
        RowType type = accumulator.build();
        return WindowSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.rows(type),
                        KeepOptions.LINES,
                        new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO),
                        LatePolicy.DROP,
                        () -> new Keep(context.step(), cells, type))
                .keyBy(options.keyBy());
    }

    private record Keep(String step, List<ChangedCells> cells, RowType type)
            implements WindowAggregator<Row, Row, Row> {

        @Override
        public Row create() {
            return Row.trusted(type, new Object[type.size()]);
        }

        @Override
        public Row add(Row accumulator, Row value, Instant timestamp) {
            if (!KeepOptions.asksToWrite(value)) {
                return accumulator;
            }
            String key = (String) value.get("sku");
            return Row.trusted(
                    type, cells.stream().map(each -> (Object) each.sample(key, 0)).toArray());
        }

        @Override
        public Row merge(Row left, Row right) {
            throw new IllegalStateException("tumbling windows don't merge");
        }

        @Override
        public Row result(Row key, WindowBounds window, Row accumulator) {
            String text =
                    cells.stream()
                            .filter(each -> !accumulator.isNull(type.indexOf(each.name())))
                            .map(
                                    each ->
                                            each.name()
                                                    + RowLine.of(
                                                            accumulator.getRow(
                                                                    type.indexOf(each.name()))))
                            .collect(Collectors.joining("; "));
            return KeepOptions.line(step, "window", (String) key.get(0), text);
        }
    }
}
