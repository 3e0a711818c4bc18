package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes {@link WindowJoin}s and {@link SessionJoin}s. */
public final class WindowJoinFactory implements ProcessorFactory<WindowJoinOptions> {

    @Override
    public String type() {
        return "window-join";
    }

    @Override
    public String description() {
        return "Joins two inputs by key where their records are in the same event-time window.";
    }

    @Override
    public Class<WindowJoinOptions> optionsType() {
        return WindowJoinOptions.class;
    }

    @Override
    public StepSpec describe(WindowJoinOptions options, PlanContext context) {
        JoinPlanning planning = new JoinPlanning(context, options.join(), options.keyBy());
        JoinPlan plan =
                planning.plan(
                        options.where(), options.select(), Set.of(), bounds(options, context));
        JoinState state =
                new JoinState(
                        HeldSide.spec("left", planning.left()),
                        HeldSide.spec("right", planning.right()));
        options.window().check(context);
        Optional<Duration> gap = options.window().gap(options.offset(), context);
        if (gap.isPresent()) {
            long millis = gap.get().toMillis();
            return spec(options, planning, plan, state, () -> new SessionJoin(plan, millis, state))
                    .state(SessionJoin.LAST);
        }
        WindowGrid grid = options.window().grid(options.offset(), context);
        return spec(options, planning, plan, state, () -> new WindowJoin(plan, grid, state));
    }

    private static CoProcessorSpec<Row, Row, Row> spec(
            WindowJoinOptions options,
            JoinPlanning planning,
            JoinPlan plan,
            JoinState state,
            Supplier<CoProcessor<Row, Row, Row>> processor) {
        return CoProcessorSpec.of(
                        Schemas.rows(planning.left()),
                        Schemas.rows(planning.right()),
                        Schemas.rows(plan.outputType()),
                        processor)
                .keyBy(options.keyBy().left(), options.keyBy().right())
                .state(state.left())
                .state(state.right())
                .timers()
                .inOrder(options.late());
    }

    private static List<Field> bounds(WindowJoinOptions options, PlanContext context) {
        Field start = Field.of(options.windowFields().start(), DataTypes.TIMESTAMP);
        Field end = Field.of(options.windowFields().end(), DataTypes.TIMESTAMP);
        if (start.name().equals(end.name())) {
            context.problem("window-fields.end", "the start has this name already.");
            return List.of(start);
        }
        return List.of(start, end);
    }
}
