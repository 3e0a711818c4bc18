package io.dataprocessing.pipeline.core.diff;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.option.DurationText;
import io.dataprocessing.pipeline.core.row.RowChanges;
import java.util.ArrayList;
import java.util.List;

/** What is different about a part besides its words, or because of words that stand elsewhere. */
final class Effects {

    private final Piece was;
    private final Piece is;
    private final List<String> effects = new ArrayList<>();

    private Effects(Piece was, Piece is) {
        this.was = was;
        this.is = is;
    }

    static List<String> of(Piece was, Piece is) {
        Effects found = new Effects(was, is);
        found.name();
        found.parallelism();
        found.rows();
        found.facts();
        found.reads();
        found.kept();
        return List.copyOf(found.effects);
    }

    private void name() {
        if (!was.name().equals(is.name())) {
            effects.add("name: %s -> %s".formatted(was.name(), is.name()));
        }
    }

    private void parallelism() {
        if (was.parallelism() != is.parallelism()) {
            effects.add(
                    "runs with parallelism %d, was %d"
                            .formatted(is.parallelism(), was.parallelism()));
        }
    }

    private void rows() {
        is.rows()
                .forEach(
                        (output, type) -> {
                            RowType former = was.rows().get(output);
                            if (former != null) {
                                String whose =
                                        output.isEmpty()
                                                ? "its rows: "
                                                : "rows of '%s': ".formatted(output);
                                RowChanges.of(former, type).stream()
                                        .map(change -> whose + change)
                                        .forEach(effects::add);
                            }
                        });
    }

    private void facts() {
        was.facts().stream()
                .filter(fact -> !is.facts().contains(fact))
                .map(fact -> "was: " + fact)
                .forEach(effects::add);
        is.facts().stream()
                .filter(fact -> !was.facts().contains(fact))
                .map(fact -> "is: " + fact)
                .forEach(effects::add);
    }

    /**
     * The positions in what a source read are its state, and are restored whatever it's to read.
     */
    private void reads() {
        was.reads().stream()
                .filter(endpoint -> !is.reads().contains(endpoint))
                .map(
                        endpoint ->
                                "what the state holds of '%s' goes on being read; give the source another name to start without it"
                                        .formatted(endpoint.resource()))
                .forEach(effects::add);
    }

    private void kept() {
        is.kept()
                .forEach(
                        (cell, ttl) -> {
                            Ttl former = was.kept().get(cell);
                            if (former != null && !former.equals(ttl)) {
                                effects.add(
                                        "state '%s' is kept %s, was %s"
                                                .formatted(cell, words(ttl), words(former)));
                            }
                        });
    }

    private static String words(Ttl ttl) {
        return ttl.duration().map(time -> "for " + DurationText.print(time)).orElse("for ever");
    }
}
