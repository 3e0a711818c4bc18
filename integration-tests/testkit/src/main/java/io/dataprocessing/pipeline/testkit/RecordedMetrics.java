package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The metrics of a step under test, to be looked at; they start again with each instance. */
public final class RecordedMetrics implements Metrics {

    private final Map<String, Object> all = new LinkedHashMap<>();

    /** No metrics yet. */
    public RecordedMetrics() {}

    @Override
    public Counter counter(String name) {
        return register(name, new RecordedCounter());
    }

    @Override
    public void gauge(String name, Supplier<? extends Number> value) {
        register(name, new RecordedGauge(requireNonNull(value, "value")));
    }

    @Override
    public Distribution distribution(String name) {
        return register(name, new RecordedDistribution(new ArrayList<>()));
    }

    /**
     * What a counter has counted.
     *
     * @throws IllegalArgumentException if the step has no such counter
     */
    public long count(String counter) {
        return find(counter, RecordedCounter.class).count;
    }

    /**
     * What a gauge shows now.
     *
     * @throws IllegalArgumentException if the step has no such gauge
     */
    public Number gauge(String name) {
        return find(name, RecordedGauge.class).value().get();
    }

    /**
     * What a distribution was given, in order.
     *
     * @throws IllegalArgumentException if the step has no such distribution
     */
    public List<Long> observations(String distribution) {
        return List.copyOf(find(distribution, RecordedDistribution.class).values());
    }

    private <M> M register(String name, M metric) {
        if (all.putIfAbsent(requireNonNull(name, "name"), metric) != null) {
            throw new IllegalArgumentException(
                    "the step has two metrics named '" + name + "'. Names must be unique.");
        }
        return metric;
    }

    private <M> M find(String name, Class<M> kind) {
        Object metric = all.get(name);
        if (!kind.isInstance(metric)) {
            throw new IllegalArgumentException(
                    "no such metric '%s'. Metrics: %s.".formatted(name, all.keySet()));
        }
        return kind.cast(metric);
    }

    private static final class RecordedCounter implements Counter {
        private long count;

        @Override
        public void increment() {
            count++;
        }

        @Override
        public void increment(long count) {
            if (count < 0) {
                throw new IllegalArgumentException("a counter can't go down: " + count);
            }
            this.count += count;
        }
    }

    private record RecordedGauge(Supplier<? extends Number> value) {}

    private record RecordedDistribution(List<Long> values) implements Distribution {

        @Override
        public void record(long value) {
            values.add(value);
        }
    }
}
