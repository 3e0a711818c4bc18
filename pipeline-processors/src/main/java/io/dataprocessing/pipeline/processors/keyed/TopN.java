package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Instant;
import java.util.Optional;

/** Ranks the records of each key until nothing came for a while, or the input has ended. */
final class TopN implements Processor<Row, Row> {

    private final StateSpec<ValueState<RankedRows>> rankingSpec;
    private final TopNOptions options;
    private final RankEmission emission;
    private final TimeChoice time;
    private final Optional<Lifetime> lifetime;
    private ProcessorContext context;
    private ValueState<RankedRows> state;

    /**
     * A step.
     *
     * @param lifetime empty where the cell itself forgets
     */
    TopN(
            StateSpec<ValueState<RankedRows>> rankingSpec,
            TopNOptions options,
            RankEmission emission,
            Optional<Lifetime> lifetime) {
        this.rankingSpec = rankingSpec;
        this.options = options;
        this.emission = emission;
        this.time = new TimeChoice(options.time(), options.late());
        this.lifetime = lifetime;
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        state = context.state(rankingSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Instant now = time.of(input, context);
        Optional<RankedRows> before = state.get();
        if (before.isPresent() && isOver(before.get(), now)) {
            close(before.get(), output);
            before = Optional.empty();
        }
        if (before.isEmpty()) {
            lifetime.ifPresent(life -> life.begin(now, context.timers()));
        }
        RankedRows ranked = before.orElse(RankedRows.none(now));
        Optional<Ranking.Changed> changed = emission.ranking().with(ranked.rows(), input.value());
        state.set(new RankedRows(now, changed.map(Ranking.Changed::rows).orElse(ranked.rows())));
        if (changed.isPresent() && options.emit() == TopNOptions.Emit.CHANGES) {
            emission.changes(changed.get(), Optional.empty(), output);
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Optional<RankedRows> ranked = state.get();
        if (ranked.isPresent()
                && lifetime.isPresent()
                && lifetime.get().ends(timer, ranked.get().moment(), context.timers())) {
            state.clear();
            close(ranked.get(), output);
        }
    }

    private boolean isOver(RankedRows ranked, Instant now) {
        return lifetime.isPresent() && lifetime.get().isOver(ranked.moment(), now);
    }

    private void close(RankedRows ranked, Output<Row> output) {
        if (options.emit() == TopNOptions.Emit.ON_CLOSE) {
            Instant closing =
                    lifetime.map(life -> life.closing(ranked.moment())).orElse(ranked.moment());
            emission.all(ranked.rows(), Optional.empty(), closing, output);
        }
    }
}
