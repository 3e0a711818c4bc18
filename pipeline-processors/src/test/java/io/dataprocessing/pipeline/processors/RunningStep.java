package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.testkit.RecordedMetrics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A processor of rows without state, and what it emitted: {@code output: row}. */
final class RunningStep implements ProcessorContext {

    private final Processor<Row, Object> processor;
    private final List<String> outputs = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final RecordedMetrics metrics = new RecordedMetrics();

    @SuppressWarnings("unchecked") // the tests run processors of rows
    RunningStep(StepSpec spec) {
        this.processor = ((ProcessorSpec<Row, Object>) spec).processor().get();
        try {
            processor.open(this);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    RunningStep process(Row row) throws Exception {
        processor.process(new RowInput(row), new Collected<>("main"));
        return this;
    }

    /** What was emitted, the very objects. */
    List<Object> values() {
        return values;
    }

    List<String> emitted() {
        return IntStream.range(0, values.size())
                .mapToObj(i -> outputs.get(i) + ": " + values.get(i))
                .toList();
    }

    @Override
    public String step() {
        return "step";
    }

    @Override
    public int subtask() {
        return 0;
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public <S extends State> S state(StateSpec<S> spec) {
        throw new UnsupportedOperationException("no state");
    }

    @Override
    public Timers timers() {
        throw new UnsupportedOperationException("no timers");
    }

    @Override
    public <T> Output<T> sideOutput(SideOutput<T> sideOutput) {
        return new Collected<>(sideOutput.name());
    }

    @Override
    public Metrics metrics() {
        return metrics;
    }

    @Override
    public Clock clock() {
        throw new UnsupportedOperationException("no clock");
    }

    private final class Collected<T> implements Output<T> {

        private final String name;

        Collected(String name) {
            this.name = name;
        }

        @Override
        public void emit(T value) {
            values.add(value);
            outputs.add(name);
        }

        @Override
        public void emit(Emission<T> emission) {
            emit(emission.value());
        }
    }

    private record RowInput(Row value) implements Input<Row> {

        @Override
        public Optional<Instant> timestamp() {
            return Optional.empty();
        }

        @Override
        public Row key() {
            return Row.of(RowType.of());
        }

        @Override
        public Optional<byte[]> messageKey() {
            return Optional.empty();
        }

        @Override
        public Headers headers() {
            return Headers.none();
        }

        @Override
        public Optional<Origin> origin() {
            return Optional.empty();
        }
    }
}
