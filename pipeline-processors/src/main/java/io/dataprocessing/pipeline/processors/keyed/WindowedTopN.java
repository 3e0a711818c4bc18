package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Instant;
import java.util.Optional;

/**
 * Ranks the records of each key and window. State holds the rankings of open windows by the end of
 * the window.
 */
final class WindowedTopN implements Processor<Row, Row> {

    private final StateSpec<MapState<Instant, RankedRows>> rankingsSpec;
    private final RankingWindows windows;
    private final RankEmission emission;
    private final TopNOptions.Emit emit;
    private ProcessorContext context;
    private MapState<Instant, RankedRows> rankings;

    WindowedTopN(
            StateSpec<MapState<Instant, RankedRows>> rankingsSpec,
            RankingWindows windows,
            RankEmission emission,
            TopNOptions.Emit emit) {
        this.rankingsSpec = rankingsSpec;
        this.windows = windows;
        this.emission = emission;
        this.emit = emit;
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        rankings = context.state(rankingsSpec);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Instant now =
                input.timestamp()
                        .orElseThrow(() -> new IllegalArgumentException("it has no event time"));
        for (WindowBounds window : windows.at(now, rankings)) {
            context.timers().registerEventTime(window.end().minusMillis(1));
            RankedRows ranked = rankings.get(window.end()).orElse(RankedRows.none(window.start()));
            Optional<Ranking.Changed> changed =
                    emission.ranking().with(ranked.rows(), input.value());
            if (changed.isPresent()) {
                rankings.put(window.end(), new RankedRows(window.start(), changed.get().rows()));
                if (emit == TopNOptions.Emit.CHANGES) {
                    emission.changes(changed.get(), Optional.of(window), output);
                }
            }
        }
    }

    @Override
    public void onTimer(Timer timer, Output<Row> output) {
        Instant end = timer.time().plusMillis(1);
        Optional<RankedRows> closed = rankings.get(end);
        if (closed.isEmpty()) {
            return;
        }
        rankings.remove(end);
        if (emit == TopNOptions.Emit.ON_CLOSE) {
            WindowBounds window = new WindowBounds(closed.get().moment(), end);
            emission.all(closed.get().rows(), Optional.of(window), timer.time(), output);
        }
    }
}
