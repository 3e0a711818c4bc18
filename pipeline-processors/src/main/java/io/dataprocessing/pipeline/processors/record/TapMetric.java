package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A metric and what it's given.
 *
 * @param value empty to count records
 * @param when empty for all records
 * @param metric takes the value of a record
 */
record TapMetric(Optional<Expression> value, Optional<Expression> when, Consumer<Number> metric) {

    static TapMetric of(String name, TapOptions.Metric metric, Metrics metrics) {
        return new TapMetric(metric.value(), metric.when(), taker(name, metric.type(), metrics));
    }

    private static Consumer<Number> taker(String name, TapOptions.Kind kind, Metrics metrics) {
        return switch (kind) {
            case COUNTER -> {
                Metrics.Counter counter = metrics.counter(name);
                yield value -> counter.increment(notNegative(value.longValue()));
            }
            case GAUGE -> {
                AtomicReference<Number> last = new AtomicReference<>(0);
                metrics.gauge(name, last::get);
                yield last::set;
            }
            case HISTOGRAM -> {
                Metrics.Distribution distribution = metrics.distribution(name);
                yield value -> distribution.record(value.longValue());
            }
        };
    }

    private static long notNegative(long value) {
        if (value < 0) {
            throw new EvaluationException("a counter can't go down");
        }
        return value;
    }

    void observe(Row row) {
        if (when.isPresent() && !when.get().test(row)) {
            return;
        }
        Object observed = value.isPresent() ? value.get().evaluate(row) : Long.valueOf(1);
        if (observed != null) {
            metric.accept((Number) observed);
        }
    }
}
