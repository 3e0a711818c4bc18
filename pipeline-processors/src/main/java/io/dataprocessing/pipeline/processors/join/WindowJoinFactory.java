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
import io.dataprocessing.pipeline.api.window.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Makes {@link WindowJoin}s and {@link SessionJoin}s. */
public final class WindowJoinFactory implements ProcessorFactory<WindowJoinOptions> {

    /** Stands for windows of which a problem was reported. */
    private static final Window UNKNOWN = new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO);

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
        Window window = options.window().window(options.offset(), context).orElse(UNKNOWN);
        if (window instanceof Window.Session session) {
            long gap = session.gap().toMillis();
            return spec(options, planning, plan, state, () -> new SessionJoin(plan, gap, state))
                    .state(SessionJoin.LAST);
        }
        WindowGrid grid = WindowGrid.of(window);
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
