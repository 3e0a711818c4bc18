package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the windows of a record among the open ones, or begins them. */
sealed interface RankingWindows {

    /**
     * The windows that a moment is in; where one has grown to hold it, its ranking has moved to the
     * new end.
     */
    List<WindowBounds> at(Instant moment, MapState<Instant, RankedRows> rankings);

    /** Windows that don't depend on the records. */
    record Fixed(FixedWindows windows) implements RankingWindows {

        @Override
        public List<WindowBounds> at(Instant moment, MapState<Instant, RankedRows> rankings) {
            return windows.of(moment);
        }
    }

    /**
     * Windows that end when nothing came for {@code gap}. Since records come in order, one at most
     * is open at a time.
     */
    record Sessions(Duration gap) implements RankingWindows {

        @Override
        public List<WindowBounds> at(Instant moment, MapState<Instant, RankedRows> rankings) {
            Instant end = moment.plus(gap);
            Instant start = moment;
            List<Map.Entry<Instant, RankedRows>> open = new ArrayList<>();
            rankings.entries().forEach(open::add);
            for (Map.Entry<Instant, RankedRows> session : open) {
                if (moment.isBefore(session.getKey()) && session.getKey().isBefore(end)) {
                    rankings.remove(session.getKey());
                    rankings.put(end, session.getValue());
                }
                if (moment.isBefore(session.getKey())) {
                    start = session.getValue().moment();
                }
            }
            return List.of(new WindowBounds(start, end));
        }
    }
}
