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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes {@link OnChange} steps. */
public final class OnChangeFactory implements ProcessorFactory<OnChangeOptions> {

    @Override
    public String type() {
        return "on-change";
    }

    @Override
    public String description() {
        return "Passes the records of each key in which a watched field has changed.";
    }

    @Override
    public Class<OnChangeOptions> optionsType() {
        return OnChangeOptions.class;
    }

    @Override
    public StepSpec describe(OnChangeOptions options, PlanContext context) {
        TimeChoice time = new TimeChoice(options.time(), options.late());
        time.check(context);
        List<String> keyBy = KeyFields.required(options.keyBy(), context);
        if (options.fields().isEmpty()) {
            context.problem("fields", "at least one field is needed.");
        }
        checkTolerance(options, context);
        RowType inputType = context.inputType();
        WatchedFields watched = new WatchedFields(distinct(options.fields()), options.tolerance());
        ChangeReport report =
                switch (options.emit()) {
                    case CHANGED -> ChangeReport.ofRecord(inputType, watched);
                    case PREVIOUS_AND_CURRENT -> ChangeReport.ofBoth(inputType, watched);
                };
        boolean event = options.time() == StepTime.EVENT;
        StateSpec<ValueState<Row>> reference =
                StateSpec.value(
                        "reference",
                        Schemas.rows(
                                RowType.builder()
                                        .field("record", report.storedType())
                                        .field("passed", DataTypes.TIMESTAMP.asNullable())
                                        .field("seen", DataTypes.TIMESTAMP)
                                        .build()),
                        event ? Ttl.none() : options.ttl());
        Optional<Lifetime> lifetime =
                event && options.ttl().duration().isPresent()
                        ? Optional.of(new Lifetime(options.time(), options.ttl().duration()))
                        : Optional.empty();
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(
                                Schemas.rows(inputType),
                                Schemas.rows(report.outputType()),
                                () -> new OnChange(reference, options, report, watched, lifetime))
                        .keyBy(keyBy)
                        .state(reference)
                        .timers();
        return time.declare(spec);
    }

    private static List<InputField> distinct(List<InputField> fields) {
        return fields.stream().distinct().toList();
    }

    private static void checkTolerance(OnChangeOptions options, PlanContext context) {
        Map<String, InputField> watched =
                options.fields().stream()
                        .distinct()
                        .collect(Collectors.toMap(InputField::name, Function.identity()));
        options.tolerance()
                .forEach(
                        (name, amount) -> {
                            String option = "tolerance." + name;
                            if (!watched.containsKey(name)) {
                                context.problem(
                                        option,
                                        "'%s' is not watched. Choose from %s."
                                                .formatted(
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                KeyFields.names(
                                                                        options.fields()))));
                            } else if (!WatchedFields.isNumber(watched.get(name).type())) {
                                context.problem(
                                        option,
                                        "'%s' is %s, and only numbers have a tolerance."
                                                .formatted(name, watched.get(name).type()));
                            } else if (amount.compareTo(BigDecimal.ZERO) < 0) {
                                context.problem(option, "must be at least 0.");
                            }
                        });
    }
}
