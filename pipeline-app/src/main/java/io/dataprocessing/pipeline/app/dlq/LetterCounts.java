package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Letters counted by pipeline, step, stage and class of error. */
final class LetterCounts {

    /** What letters are counted by. */
    record Group(String pipeline, String step, String stage, String error)
            implements Comparable<Group> {

        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::pipeline)
                        .thenComparing(Group::step)
                        .thenComparing(Group::stage)
                        .thenComparing(Group::error);

        static Group of(Letter letter) {
            return new Group(letter.pipeline(), letter.step(), letter.stage(), letter.errorClass());
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** How many letters a group has, and the times of the first and the last. */
    record Count(long letters, Instant first, Instant last) {

        static Count of(Letter letter) {
            return new Count(1, letter.time(), letter.time());
        }

        Count with(Count other) {
            return new Count(
                    letters + other.letters,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    private final Map<Group, Count> counts = new TreeMap<>();
    private long total;

    void add(Letter letter) {
        counts.merge(Group.of(letter), Count.of(letter), Count::with);
        total++;
    }

    /** How many there are. */
    long total() {
        return total;
    }

    /** The counts, in the order of the groups. */
    Map<Group, Count> byGroup() {
        return counts;
    }

    /** A table with a line for each group. */
    String table() {
        Table table = new Table(6);
        table.row(List.of("pipeline", "step", "stage", "error", "first", "last", "letters"));
        counts.forEach(
                (group, count) ->
                        table.row(
                                List.of(
                                        group.pipeline(),
                                        group.step(),
                                        group.stage(),
                                        group.error(),
                                        count.first().toString(),
                                        count.last().toString(),
                                        Quantity.of(count.letters()))));
        return table.render();
    }
}
