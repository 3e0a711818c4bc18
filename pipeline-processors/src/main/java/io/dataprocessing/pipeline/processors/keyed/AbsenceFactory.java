package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes {@link Absence} steps. */
public final class AbsenceFactory implements ProcessorFactory<AbsenceOptions> {

    private static final List<String> OWN_FIELDS =
            List.of("last_seen", "missing_since", "noticed_at");
    private static final String RESUMED = "resumed";

    @Override
    public String type() {
        return "absence";
    }

    @Override
    public String description() {
        return "Tells when nothing came for a key for too long.";
    }

    @Override
    public Class<AbsenceOptions> optionsType() {
        return AbsenceOptions.class;
    }

    @Override
    public StepSpec describe(AbsenceOptions options, PlanContext context) {
        TimeChoice time = new TimeChoice(options.time(), options.late());
        time.check(context);
        checkTtl(options, context);
        List<String> keyBy = KeyFields.required(options.keyBy(), context);
        RowType outputType = outputType(options, context);
        StateSpec<ValueState<Heartbeat>> heartbeat =
                StateSpec.value("heartbeat", Schemas.of(Heartbeat.class), Ttl.none());
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(
                                Schemas.rows(context.inputType()),
                                Schemas.rows(outputType),
                                () -> new Absence(heartbeat, options, outputType))
                        .keyBy(keyBy)
                        .state(heartbeat)
                        .timers()
                        .reads(Set.of());
        return time.declare(spec);
    }

    private static void checkTtl(AbsenceOptions options, PlanContext context) {
        Optional<Duration> ttl = options.ttl().duration();
        if (ttl.isPresent() && ttl.get().compareTo(options.expectWithin()) < 0) {
            context.problem(
                    "ttl",
                    "must be at least 'expect-within', or a key is forgotten before it's missed.");
        }
        if (ttl.isEmpty() && !options.emitOnce()) {
            context.problem(
                    "ttl",
                    "'none' with 'emit-once: false' tells of a key that is gone for ever, for ever."
                            + " Give a duration.");
        }
    }

    private static RowType outputType(AbsenceOptions options, PlanContext context) {
        OutputFields fields = new OutputFields(context);
        for (int i = 0; i < options.keyBy().size(); i++) {
            InputField field = options.keyBy().get(i);
            String option = KeyFields.KEY_BY + "[%d]".formatted(i);
            if (OWN_FIELDS.contains(field.name()) || field.name().equals(RESUMED)) {
                context.problem(
                        option,
                        "the result has a field '%s' of its own. Rename the key's in a map before."
                                .formatted(field.name()));
            } else {
                fields.of(context.inputType().field(field.name()).orElseThrow(), option);
            }
        }
        OWN_FIELDS.forEach(name -> fields.named(name, DataTypes.TIMESTAMP, KeyFields.KEY_BY));
        return fields.named(RESUMED, DataTypes.BOOLEAN, KeyFields.KEY_BY).type();
    }
}
