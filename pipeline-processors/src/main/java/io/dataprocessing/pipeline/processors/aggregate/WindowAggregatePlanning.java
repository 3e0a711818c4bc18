package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowEmission;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the description of a window step from its options. */
final class WindowAggregatePlanning {

    private static final Window ANY = new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO);

    private final WindowAggregateOptions options;
    private final PlanContext context;
    private final Map<String, AggregateFunction> functions = new LinkedHashMap<>();

    WindowAggregatePlanning(WindowAggregateOptions options, PlanContext context) {
        this.options = options;
        this.context = context;
    }

    StepSpec spec() {
        addFunctions();
        RowType output = outputType();
        ResultRow resultRow = new ResultRow(output, having(output));
        Optional<Window> window = options.window().window(options.offset(), context);
        LatePolicy late = late();
        return options.window().global().isPresent()
                ? global(
                        options.window().global().get(),
                        AccumulatorSchema.of(functions),
                        resultRow,
                        late)
                : windows(window.orElse(ANY), new PackedLayout(functions), resultRow, late);
    }

    private StepSpec windows(
            Window window, PackedLayout layout, ResultRow resultRow, LatePolicy late) {
        WindowSpec<?, ?, ?> spec =
                WindowSpec.of(
                                Schemas.rows(context.inputType()),
                                new PackedSchema(layout),
                                Schemas.rows(resultRow.type()),
                                window,
                                late,
                                () ->
                                        new WindowAggregation(
                                                new PackedAggregation(layout), resultRow))
                        .keyBy(key())
                        .reads(reads())
                        .allowedLateness(options.allowedLateness())
                        .emitted(emission())
                        .merging(Aggregation.merging(functions.values()));
        return switch (options.time()) {
            case EVENT -> spec;
            case PROCESSING -> spec.processingTime();
        };
    }

    private StepSpec global(
            WindowKind.Global global,
            AccumulatorSchema accumulator,
            ResultRow resultRow,
            LatePolicy late) {
        refuse(!options.offset().isZero(), "offset", "a global window has no start to shift.");
        refuse(
                !options.allowedLateness().isZero(),
                "allowed-lateness",
                "a global window never ends, so nothing comes after it.");
        refuse(
                !emission().equals(WindowEmission.ON_CLOSE),
                "emit",
                "a global window is emitted by its trigger.");
        refuse(
                global.trigger().count().isPresent() && global.trigger().every().isPresent(),
                "window.global.trigger",
                "choose count or every, or neither to emit at the end of the input only.");
        GlobalState state = GlobalState.of(accumulator, global.ttl());
        ProcessorSpec<?, ?> spec =
                ProcessorSpec.of(
                                Schemas.rows(context.inputType()),
                                Schemas.rows(resultRow.type()),
                                () ->
                                        new GlobalAggregation(
                                                state,
                                                global,
                                                options.time(),
                                                new Aggregation(functions.values()),
                                                resultRow))
                        .keyBy(key())
                        .reads(reads())
                        .state(state.spec())
                        .timers();
        return switch (options.time()) {
            case EVENT -> spec.inOrder(late);
            case PROCESSING -> spec;
        };
    }

    private void refuse(boolean wrong, String option, String message) {
        if (wrong) {
            context.problem(option, message);
        }
    }

    private List<String> key() {
        return options.keyBy().stream().map(InputField::name).toList();
    }

    private LatePolicy late() {
        boolean event = options.time() == WindowTime.EVENT;
        refuse(
                event && options.late().isEmpty(),
                "late",
                "is required in event time. Use drop, dead-letter or output.");
        refuse(
                !event && options.late().isPresent(),
                "late",
                "nothing is late in processing time. Leave it out.");
        refuse(
                !event && !options.allowedLateness().isZero(),
                "allowed-lateness",
                "nothing is late in processing time. Leave it out.");
        return options.late().orElse(LatePolicy.DROP);
    }

    private WindowEmission emission() {
        return options.emit()
                .every()
                .<WindowEmission>map(WindowEmission.Every::new)
                .orElseGet(
                        () ->
                                switch (options.emit()
                                        .when()
                                        .orElse(WindowAggregateOptions.When.ON_CLOSE)) {
                                    case ON_CLOSE -> WindowEmission.ON_CLOSE;
                                    case ON_UPDATE -> WindowEmission.ON_UPDATE;
                                });
    }

    private void addFunctions() {
        refuse(options.aggregate().isEmpty(), "aggregate", "at least one aggregate is needed.");
        Ties ties =
                switch (options.time()) {
                    case EVENT -> Ties.BY_VALUE;
                    case PROCESSING -> Ties.BY_ARRIVAL;
                };
        for (Map.Entry<String, Aggregate> entry : options.aggregate().entrySet()) {
            AggregateCalls.function(
                            entry.getValue(),
                            ties,
                            problem -> context.problem("aggregate." + entry.getKey(), problem))
                    .ifPresent(function -> functions.put(entry.getKey(), function));
        }
    }

    private RowType outputType() {
        OutputFields fields = new OutputFields(context);
        for (int i = 0; i < options.keyBy().size(); i++) {
            Field field = context.inputType().field(options.keyBy().get(i).index());
            fields.add(field, "key-by[%d]".formatted(i));
        }
        WindowAggregateOptions.WindowFields names = options.windowFields();
        fields.add(names.start(), DataTypes.TIMESTAMP, "window-fields.start");
        fields.add(names.end(), DataTypes.TIMESTAMP, "window-fields.end");
        functions.forEach(
                (name, function) -> fields.add(name, function.resultType(), "aggregate." + name));
        return fields.type();
    }

    /** Not compiled where an aggregate is broken, or its missing field would be reported too. */
    private Optional<Expression> having(RowType output) {
        return functions.size() == options.aggregate().size()
                ? options.having()
                        .flatMap(
                                text ->
                                        context.expression(
                                                text, output, Optional.of(DataTypes.BOOLEAN)))
                : Optional.empty();
    }

    private Set<String> reads() {
        Set<String> reads = new HashSet<>(key());
        for (Aggregate call : options.aggregate().values()) {
            call.arguments().forEach(argument -> reads.addAll(argument.reads()));
            call.where().ifPresent(where -> reads.addAll(where.reads()));
        }
        return reads;
    }
}
