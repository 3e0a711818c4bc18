package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at rows and hands them on. */
final class Tap implements Processor<Row, Row> {

    private static final Logger LOG = LoggerFactory.getLogger(Tap.class);

    private final TapOptions options;
    private final Optional<SideOutput<Row>> sampledOutput;
    private final List<TapMetric> metrics = new ArrayList<>();
    private String step = "";
    private Metrics.Counter errors;
    private Optional<Output<Row>> sampled = Optional.empty();
    private long seen;
    private long logged;

    Tap(TapOptions options, Optional<SideOutput<Row>> sampledOutput) {
        this.options = options;
        this.sampledOutput = sampledOutput;
    }

    @Override
    public void open(ProcessorContext context) {
        step = context.step();
        errors = context.metrics().counter("errors");
        sampled = sampledOutput.map(context::sideOutput);
        for (Map.Entry<String, TapOptions.Metric> metric : options.metrics().entrySet()) {
            metrics.add(TapMetric.of(metric.getKey(), metric.getValue(), context.metrics()));
        }
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Row row = input.value();
        output.emit(row);
        if (sampled.isPresent() && seen++ % options.sampleEvery().orElseThrow() == 0) {
            sampled.get().emit(row);
        }
        for (TapMetric metric : metrics) {
            attempt(() -> metric.observe(row));
        }
        options.log().ifPresent(log -> attempt(() -> log(log, row)));
    }

    private void attempt(Runnable observation) {
        try {
            observation.run();
        } catch (EvaluationException e) {
            errors.increment();
        }
    }

    private void log(TapOptions.Log log, Row row) {
        boolean wanted = log.when().isEmpty() || log.when().get().test(row);
        if (!wanted || logged++ % log.every() != 0) {
            return;
        }
        switch (log.level()) {
            case DEBUG -> LOG.debug("{}: {}", step, new Line(log, row));
            case INFO -> LOG.info("{}: {}", step, new Line(log, row));
            case WARN -> LOG.warn("{}: {}", step, new Line(log, row));
        }
    }

    /** Made into text only where the level is on. */
    private record Line(TapOptions.Log log, Row row) {
        @Override
        public String toString() {
            return String.join(
                    ", ",
                    log.fields().stream()
                            .map(field -> field.name() + "=" + field.of(row))
                            .toList());
        }
    }
}
