package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Emits rankings, all of one or what has changed. */
record RankEmission(Ranking ranking, RankedOutput row) {

    /** The whole ranking, with an event time. */
    void all(List<Row> rows, Optional<WindowBounds> window, Instant time, Output<Row> output) {
        for (int i = 0; i < rows.size(); i++) {
            Row ranked = row.of(rows.get(i), window, ranking.rank(rows, i));
            output.emit(Emission.of(ranked).withTimestamp(time));
        }
    }

    /** The record that was added, and where ranks are told the ones behind it. */
    void changes(Ranking.Changed changed, Optional<WindowBounds> window, Output<Row> output) {
        List<Row> rows = changed.rows();
        int until = row.hasRank() ? rows.size() : changed.from() + 1;
        for (int i = changed.from(); i < until; i++) {
            output.emit(row.of(rows.get(i), window, ranking.rank(rows, i)));
        }
    }
}
