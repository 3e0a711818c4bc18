package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.state.State;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.testkit.RecordedMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What an asynchronous step gets when it's opened, with a clock that the test moves. */
final class OpenedStep implements ProcessorContext {

    private final RecordedMetrics metrics = new RecordedMetrics();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");

    void advance(Duration by) {
        now = now.plus(by);
    }

    RecordedMetrics recorded() {
        return metrics;
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
        throw new UnsupportedOperationException("no side outputs");
    }

    @Override
    public Metrics metrics() {
        return metrics;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
