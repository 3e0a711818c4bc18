package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes {@link AsOfJoin}s and {@link LatestJoin}s. */
public final class TemporalJoinFactory implements ProcessorFactory<TemporalJoinOptions> {

    @Override
    public String type() {
        return "temporal-join";
    }

    @Override
    public String description() {
        return "Joins each record with the version of its key that a table held at that time.";
    }

    @Override
    public Class<TemporalJoinOptions> optionsType() {
        return TemporalJoinOptions.class;
    }

    @Override
    public StepSpec describe(TemporalJoinOptions options, PlanContext context) {
        JoinPlanning planning = new JoinPlanning(context, options.joinType(), options.keyBy());
        JoinPlan plan =
                planning.plan(
                        options.where(),
                        options.select(),
                        options.deleted().stream().collect(Collectors.toSet()),
                        List.of());
        Deletion deletion = new Deletion(deleted(options, planning.right(), context));
        checkLate(options, context);
        return switch (options.asOf()) {
            case EVENT_TIME -> asOf(options, planning, plan, deletion);
            case LATEST -> latest(options, planning, plan, deletion);
        };
    }

    private static StepSpec asOf(
            TemporalJoinOptions options, JoinPlanning planning, JoinPlan plan, Deletion deletion) {
        VersionSchema versions = new VersionSchema(planning.right());
        return spec(
                        options,
                        planning,
                        plan,
                        () -> new AsOfJoin(plan, deletion, options.ttl(), versions.spec()))
                .state(versions.spec())
                .timers()
                .inOrder(options.late().orElse(LatePolicy.DROP));
    }

    private static StepSpec latest(
            TemporalJoinOptions options, JoinPlanning planning, JoinPlan plan, Deletion deletion) {
        LatestState state = LatestState.of(planning.left(), planning.right(), options.ttl());
        boolean waits = options.bootstrap() == TemporalJoinOptions.Bootstrap.WAIT;
        CoProcessorSpec<Row, Row, Row> spec =
                spec(options, planning, plan, () -> new LatestJoin(plan, deletion, waits, state))
                        .state(state.version())
                        .state(state.waiting())
                        .timers();
        return waits ? spec.eventTime() : spec;
    }

    private static CoProcessorSpec<Row, Row, Row> spec(
            TemporalJoinOptions options,
            JoinPlanning planning,
            JoinPlan plan,
            Supplier<CoProcessor<Row, Row, Row>> processor) {
        return CoProcessorSpec.of(
                        Schemas.rows(planning.left()),
                        Schemas.rows(planning.right()),
                        Schemas.rows(plan.outputType()),
                        processor)
                .keyBy(options.keyBy().left(), options.keyBy().right());
    }

    private static OptionalInt deleted(
            TemporalJoinOptions options, RowType table, PlanContext context) {
        if (options.deleted().isEmpty()) {
            return OptionalInt.empty();
        }
        String name = options.deleted().get();
        Optional<Field> field = table.field(name);
        if (field.isEmpty()) {
            context.problem(
                    "deleted",
                    "the second input has no field '%s'. Fields: %s."
                            .formatted(name, String.join(", ", table.fieldNames())));
            return OptionalInt.empty();
        }
        if (!field.get().type().asRequired().equals(DataTypes.BOOLEAN)) {
            context.problem(
                    "deleted",
                    "field '%s' of the second input is %s; it must be boolean."
                            .formatted(name, field.get().type()));
            return OptionalInt.empty();
        }
        return OptionalInt.of(table.indexOf(name));
    }

    private static void checkLate(TemporalJoinOptions options, PlanContext context) {
        boolean latest = options.asOf() == TemporalJoinOptions.AsOf.LATEST;
        if (latest && options.late().isPresent()) {
            context.problem(
                    "late",
                    "has no meaning with 'as-of: latest', which joins records as they come. Leave"
                            + " it out.");
        }
        if (!latest && options.late().isEmpty()) {
            context.problem(
                    "late",
                    "is required with 'as-of: event-time'. Use drop, dead-letter or output.");
        }
    }
}
