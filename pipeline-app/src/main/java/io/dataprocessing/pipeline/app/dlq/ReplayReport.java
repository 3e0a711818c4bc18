package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the letters of a replay, or would become of them. */
final class ReplayReport {

    private static final int EXAMPLES = 5;

    /** What letters that went are counted by. */
    private record Way(String step, String stage, String topic, String to)
            implements Comparable<Way> {

        private static final Comparator<Way> ORDER =
                Comparator.comparing(Way::step)
                        .thenComparing(Way::stage)
                        .thenComparing(Way::topic)
                        .thenComparing(Way::to);

        @Override
        public int compareTo(Way other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Way, Long> went = new TreeMap<>();
    private final Map<String, List<String>> stayed = new TreeMap<>();
    private final Map<String, Long> stayedCounts = new TreeMap<>();
    private long sent;
    private long together;
    private long before;
    private long ofOthers;

    /** Counts a letter that goes. */
    void went(Letter letter, Route.Back route) {
        String topic = letter.origin().orElseThrow().topic();
        String to = route.target().orElse("source " + route.source().name());
        went.merge(new Way(letter.step(), letter.stage(), topic, to), 1L, Long::sum);
        sent++;
    }

    /** Counts a letter that can't go. */
    void stayed(Letter letter, String reason) {
        List<String> examples = stayed.computeIfAbsent(reason, key -> new ArrayList<>());
        if (examples.size() < EXAMPLES) {
            examples.add(
                    letter.origin()
                            .map(origin -> "%s (from %s)".formatted(letter.place(), origin))
                            .orElseGet(() -> letter.place().toString()));
        }
        stayedCounts.merge(reason, 1L, Long::sum);
    }

    /** Counts a letter whose record goes to the same target for another letter. */
    void wentWithAnother() {
        together++;
    }

    /** Counts a letter that was replayed in an earlier run. */
    void replayedBefore() {
        before++;
    }

    /** Counts a letter of another pipeline. */
    void ofAnotherPipeline() {
        ofOthers++;
    }

    /** How many letters go. */
    long sent() {
        return sent;
    }

    /**
     * All of it.
     *
     * @param dry whether it's only what would be
     */
    String render(boolean dry) {
        List<String> lines = new ArrayList<>();
        if (!went.isEmpty()) {
            Table table = new Table(4);
            table.row(List.of("failed at", "stage", "topic", "to", "letters"));
            went.forEach(
                    (way, count) ->
                            table.row(
                                    List.of(
                                            way.step(),
                                            way.stage(),
                                            way.topic(),
                                            way.to(),
                                            Quantity.of(count))));
            lines.add(table.render());
        }
        lines.add(
                "%s %s."
                        .formatted(
                                Quantity.of(sent, "letter"),
                                dry ? "would be replayed" : "replayed"));
        if (together > 0) {
            lines.add(
                    "%s of records that go there for another letter, and count as replayed with it."
                            .formatted(are(together)));
        }
        if (before > 0) {
            lines.add("%s replayed before, and not again.".formatted(were(before)));
        }
        if (ofOthers > 0) {
            lines.add(
                    "%s of other pipelines, and left alone (--pipeline NAME takes them)."
                            .formatted(are(ofOthers)));
        }
        stayedCounts.forEach((reason, count) -> lines.add(reasonLine(reason, count)));
        return String.join("\n", lines);
    }

    private String reasonLine(String reason, long count) {
        List<String> examples = stayed.get(reason);
        return "%s can't be replayed: %s\n  %s%s"
                .formatted(
                        Quantity.of(count, "letter"),
                        reason,
                        String.join("\n  ", examples),
                        count > examples.size()
                                ? "\n  … and %s more"
                                        .formatted(Quantity.of(count - examples.size()))
                                : "");
    }

    private static String were(long count) {
        return "%s %s".formatted(Quantity.of(count, "letter"), count == 1 ? "was" : "were");
    }

    private static String are(long count) {
        return "%s %s".formatted(Quantity.of(count, "letter"), count == 1 ? "is" : "are");
    }
}
