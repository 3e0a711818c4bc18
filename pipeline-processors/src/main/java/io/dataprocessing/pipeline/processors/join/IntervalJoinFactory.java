package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.List;
import java.util.Set;

/** Makes {@link IntervalJoin}s. */
public final class IntervalJoinFactory implements ProcessorFactory<IntervalJoinOptions> {

    @Override
    public String type() {
        return "interval-join";
    }

    @Override
    public String description() {
        return "Joins two inputs by key where their event times are near each other.";
    }

    @Override
    public Class<IntervalJoinOptions> optionsType() {
        return IntervalJoinOptions.class;
    }

    @Override
    public StepSpec describe(IntervalJoinOptions options, PlanContext context) {
        JoinPlanning planning = new JoinPlanning(context, options.join(), options.keyBy());
        JoinPlan plan = planning.plan(options.where(), options.select(), Set.of(), List.of());
        Interval interval = Interval.of(options, context);
        JoinState state =
                new JoinState(
                        HeldSide.spec("left", planning.left()),
                        HeldSide.spec("right", planning.right()));
        return CoProcessorSpec.of(
                        Schemas.rows(planning.left()),
                        Schemas.rows(planning.right()),
                        Schemas.rows(plan.outputType()),
                        () -> new IntervalJoin(plan, interval, state))
                .keyBy(options.keyBy().left(), options.keyBy().right())
                .state(state.left())
                .state(state.right())
                .timers()
                .inOrder(options.late());
    }
}
