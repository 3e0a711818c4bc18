package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Metrics;
import java.util.function.Supplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** A step's own metrics, in Flink's. */
record StepMetrics(MetricGroup group) implements Metrics {

    /** The number of latest observations that a distribution is made of. */
    private static final int WINDOW = 1000;

    @Override
    public Counter counter(String name) {
        org.apache.flink.metrics.Counter counter = group.counter(name);
        return new Counter() {
            @Override
            public void increment() {
                counter.inc();
            }

            @Override
            public void increment(long count) {
                counter.inc(count);
            }
        };
    }

    @Override
    public void gauge(String name, Supplier<? extends Number> value) {
        group.gauge(name, (Gauge<Number>) value::get);
    }

    @Override
    public Distribution distribution(String name) {
        DescriptiveStatisticsHistogram histogram =
                group.histogram(name, new DescriptiveStatisticsHistogram(WINDOW));
        return histogram::update;
    }
}
