package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.processors.record.ThrottleOptions.OnExcess;
import io.dataprocessing.pipeline.processors.record.ThrottleOptions.Per;
import java.util.Optional;
import java.util.Set;

/** Makes {@link Throttle} steps. */
public final class ThrottleFactory implements ProcessorFactory<ThrottleOptions> {

    private static final String EXCESS = "excess";
    private static final String KEY_BY = "key-by";

    @Override
    public String type() {
        return "throttle";
    }

    @Override
    public String description() {
        return "Passes no more records, or bytes, in a time than a rate allows.";
    }

    @Override
    public Class<ThrottleOptions> optionsType() {
        return ThrottleOptions.class;
    }

    @Override
    public StepSpec describe(ThrottleOptions options, PlanContext context) {
        check(options, context);
        Schema<Row> rows = Schemas.rows(context.inputType());
        Optional<SideOutput<Row>> excess =
                options.onExcess() == OnExcess.OUTPUT
                        ? Optional.of(new SideOutput<>(EXCESS, rows))
                        : Optional.empty();
        Optional<StateSpec<ValueState<Long>>> full =
                options.per() == Per.KEY
                        ? Optional.of(
                                StateSpec.value(
                                        "full",
                                        Schemas.scalar(Long.class),
                                        Ttl.of(options.rate().every())))
                        : Optional.empty();
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(
                        rows, rows, () -> new Throttle(options, full, excess, Pause.SLEEP));
        if (options.rate().bytes().isEmpty()) {
            spec = spec.reads(Set.of());
        }
        if (full.isPresent()) {
            spec =
                    spec.keyBy(options.keyBy().stream().map(InputField::name).toList())
                            .state(full.get());
        }
        return excess.isPresent() ? spec.sideOutput(excess.get()) : spec;
    }

    private static void check(ThrottleOptions options, PlanContext context) {
        ThrottleOptions.Rate rate = options.rate();
        if (rate.records().isPresent() == rate.bytes().isPresent()) {
            context.problem(
                    "rate",
                    (rate.records().isPresent() ? "only one is allowed." : "an amount is missing.")
                            + " Give either records or bytes.");
        }
        boolean keyed = options.per() == Per.KEY;
        if (keyed && options.keyBy().isEmpty()) {
            context.problem(KEY_BY, "with 'per: key' at least one field is needed.");
        }
        if (!keyed && !options.keyBy().isEmpty()) {
            context.problem(
                    KEY_BY, "a key counts with 'per: key' only. Write it, or leave this out.");
        }
        if (keyed && options.onExcess() == OnExcess.BLOCK) {
            context.problem(
                    "on-excess",
                    "to hold up one key would hold up all others. With 'per: key' use drop, output"
                            + " or error.");
        }
    }
}
