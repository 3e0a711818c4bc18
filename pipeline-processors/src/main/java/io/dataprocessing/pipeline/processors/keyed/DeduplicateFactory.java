package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.processors.keyed.DeduplicateOptions.Bloom;
import io.dataprocessing.pipeline.processors.keyed.DeduplicateOptions.Emit;
import io.dataprocessing.pipeline.processors.keyed.DeduplicateOptions.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of {@code deduplicate}. */
public final class DeduplicateFactory implements ProcessorFactory<DeduplicateOptions> {

    private static final String BLOOM = "filter.bloom";

    @Override
    public String type() {
        return "deduplicate";
    }

    @Override
    public String description() {
        return "Passes one record of each key, the first or the last, and drops the others.";
    }

    @Override
    public Class<DeduplicateOptions> optionsType() {
        return DeduplicateOptions.class;
    }

    @Override
    public StepSpec describe(DeduplicateOptions options, PlanContext context) {
        TimeChoice time = new TimeChoice(options.time(), options.late());
        time.check(context);
        checkLast(options, context);
        List<String> keyBy = KeyFields.required(options.keyBy(), context);
        Schema<Row> rows = Schemas.rows(context.inputType());
        Optional<Bloom> bloom = options.filter().map(DeduplicateOptions.Filter::bloom);
        ProcessorSpec<Row, Row> spec =
                switch (options.keep()) {
                    case FIRST ->
                            bloom.isPresent()
                                    ? bloom(bloom.get(), options, time, rows, context)
                                    : first(options.ttl(), time, rows).keyBy(keyBy);
                    case LAST -> last(options, time, rows).keyBy(keyBy);
                };
        return time.declare(spec);
    }

    private static void checkLast(DeduplicateOptions options, PlanContext context) {
        boolean waits = options.keep() == Keep.LAST && options.emit() == Emit.FINAL;
        if (waits && options.time() == StepTime.PROCESSING && options.ttl().equals(Ttl.none())) {
            context.problem(
                    "ttl",
                    "'none' with 'time: processing' never lets a last record go on: the clock has"
                            + " no end. Give a duration, or use 'emit: changes'.");
        }
        if (options.keep() == Keep.LAST && options.filter().isPresent()) {
            context.problem(
                    "filter", "a filter knows keys, not records. It's for 'keep: first' only.");
        }
        if (options.keep() == Keep.FIRST && options.emit() == Emit.CHANGES) {
            context.problem(
                    "emit", "the first record goes on at once. It's for 'keep: last' only.");
        }
    }

    private static ProcessorSpec<Row, Row> first(Ttl ttl, TimeChoice time, Schema<Row> rows) {
        StateSpec<ValueState<Instant>> passed =
                StateSpec.value("passed", Schemas.scalar(Instant.class), cellTtl(ttl, time.time()));
        return ProcessorSpec.of(
                        rows, rows, () -> new KeepFirst(passed, time, byTimer(ttl, time.time())))
                .state(passed)
                .timers()
                .reads(Set.of());
    }

    private static ProcessorSpec<Row, Row> last(
            DeduplicateOptions options, TimeChoice time, Schema<Row> rows) {
        KeptRecordSchema schema = new KeptRecordSchema(rows.rowType());
        return switch (options.emit()) {
            case FINAL -> {
                StateSpec<ValueState<KeptRecord>> held =
                        StateSpec.value("held", schema, Ttl.none());
                Lifetime lifetime = new Lifetime(time.time(), options.ttl().duration());
                yield ProcessorSpec.of(rows, rows, () -> new KeepLast(held, time, lifetime))
                        .state(held)
                        .timers();
            }
            case CHANGES -> {
                StateSpec<ValueState<KeptRecord>> held =
                        StateSpec.value("held", schema, cellTtl(options.ttl(), time.time()));
                Optional<Lifetime> lifetime = byTimer(options.ttl(), time.time());
                yield ProcessorSpec.of(rows, rows, () -> new KeepNewest(held, time, lifetime))
                        .state(held)
                        .timers();
            }
        };
    }

    private static ProcessorSpec<Row, Row> bloom(
            Bloom bloom,
            DeduplicateOptions options,
            TimeChoice time,
            Schema<Row> rows,
            PlanContext context) {
        check(bloom, options, context);
        StateSpec<MapState<Row, byte[]>> filters =
                StateSpec.map(
                        KeyFilter.cellName(bloom.capacity(), bloom.fpp(), options.ttl().duration()),
                        Schemas.rows(KeepProbablyFirst.PLACE),
                        Schemas.scalar(byte[].class),
                        Ttl.none());
        Optional<Duration> ttl = options.ttl().duration();
        return ProcessorSpec.of(
                        rows,
                        rows,
                        () ->
                                new KeepProbablyFirst(
                                        filters,
                                        new KeyFilter(bloom.capacity(), bloom.fpp()),
                                        options.keyBy(),
                                        time,
                                        ttl))
                .keyBy(KeyFields.names(bloom.per()))
                .state(filters)
                .timers()
                .reads(Set.copyOf(KeyFields.names(options.keyBy())));
    }

    private static void check(Bloom bloom, DeduplicateOptions options, PlanContext context) {
        if (!(bloom.fpp() > 0 && bloom.fpp() < 1)) {
            context.problem(BLOOM + ".fpp", "must be more than 0 and less than 1.");
        }
        if (bloom.per().isEmpty()) {
            context.problem(BLOOM + ".per", "at least one field is needed.");
        }
        for (int i = 0; i < bloom.per().size(); i++) {
            if (!options.keyBy().contains(bloom.per().get(i))) {
                context.problem(
                        BLOOM + ".per[%d]".formatted(i),
                        "'%s' is no field of 'key-by'. Choose from %s."
                                .formatted(
                                        bloom.per().get(i).name(),
                                        String.join(", ", KeyFields.names(options.keyBy()))));
            }
        }
    }

    /** What the platform does: it knows the clock only. */
    private static Ttl cellTtl(Ttl ttl, StepTime time) {
        return time == StepTime.PROCESSING ? ttl : Ttl.none();
    }

    /** What the step does itself. */
    private static Optional<Lifetime> byTimer(Ttl ttl, StepTime time) {
        return time == StepTime.EVENT && ttl.duration().isPresent()
                ? Optional.of(new Lifetime(time, ttl.duration()))
                : Optional.empty();
    }
}
