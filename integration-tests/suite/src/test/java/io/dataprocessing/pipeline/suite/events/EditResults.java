package io.dataprocessing.pipeline.suite.events;

import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What should come of edits, computed without anything of the platform. */
final class EditResults {

    private static final long TEN_MINUTES = Duration.ofMinutes(10).toMillis();
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();
    private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int TOP = 3;

    private final List<Edit> edits;

    EditResults(List<Edit> edits) {
        this.edits = edits.stream().sorted(Comparator.comparing(Edit::time)).toList();
    }

    ResultRows byChannel() {
        List<ResultRow> rows = new ArrayList<>();
        grouped(Edit::channel)
                .forEach(
                        (channel, some) -> {
                            Map<Long, List<Edit>> windows =
                                    some.stream()
                                            .collect(
                                                    Collectors.groupingBy(
                                                            edit ->
                                                                    edit.millis()
                                                                            / TEN_MINUTES
                                                                            * TEN_MINUTES));
                            windows.forEach(
                                    (start, held) -> rows.add(window(channel, start, held)));
                        });
        return ResultRows.of(rows);
    }

    private static ResultRow window(String channel, long start, List<Edit> edits) {
        return ResultRow.of(
                "channel", channel,
                "window_start", Instant.ofEpochMilli(start),
                "window_end", Instant.ofEpochMilli(start + TEN_MINUTES),
                "edits", edits.size(),
                "added", edits.stream().mapToLong(Edit::added).sum(),
                "largest", edits.stream().mapToLong(Edit::delta).max().orElseThrow(),
                "pages", edits.stream().map(Edit::page).distinct().count());
    }

    ResultRows busiest() {
        Map<Long, Map<String, Long>> counts = new TreeMap<>();
        for (Edit edit : edits) {
            long last = edit.millis() / QUARTER * QUARTER;
            LongStream.iterate(
                            last, start -> start > edit.millis() - HOUR, start -> start - QUARTER)
                    .forEach(
                            start ->
                                    counts.computeIfAbsent(start, key -> new TreeMap<>())
                                            .merge(edit.channel(), 1L, Long::sum));
        }
        List<ResultRow> rows = new ArrayList<>();
        counts.forEach(
                (start, byChannel) -> {
                    List<Map.Entry<String, Long>> ranked =
                            byChannel.entrySet().stream()
                                    .sorted(
                                            Map.Entry.<String, Long>comparingByValue()
                                                    .reversed()
                                                    .thenComparing(Map.Entry.comparingByKey()))
                                    .limit(TOP)
                                    .toList();
                    for (int i = 0; i < ranked.size(); i++) {
                        rows.add(
                                ResultRow.of(
                                        "channel", ranked.get(i).getKey(),
                                        "window_start", Instant.ofEpochMilli(start),
                                        "window_end", Instant.ofEpochMilli(start + HOUR),
                                        "edits", ranked.get(i).getValue(),
                                        "rank", i + 1));
                    }
                });
        return ResultRows.of(rows);
    }

    ResultRows sessions() {
        List<ResultRow> rows = new ArrayList<>();
        grouped(Edit::user)
                .forEach(
                        (user, some) -> {
                            int first = 0;
                            for (int i = 1; i <= some.size(); i++) {
                                if (i == some.size() || gap(some, i) >= HALF_HOUR) {
                                    rows.add(session(user, some.subList(first, i)));
                                    first = i;
                                }
                            }
                        });
        return ResultRows.of(rows);
    }

    private static ResultRow session(String user, List<Edit> edits) {
        return ResultRow.of(
                "user", user,
                "window_start", edits.get(0).time(),
                "window_end", edits.get(edits.size() - 1).time().plusMillis(HALF_HOUR),
                "edits", edits.size(),
                "net", edits.stream().mapToLong(Edit::delta).sum());
    }

    /** An edit that adds and, as the user's very next one within half an hour, one that removes. */
    ResultRows takenBack() {
        List<ResultRow> rows = new ArrayList<>();
        grouped(Edit::user)
                .forEach(
                        (user, some) -> {
                            for (int i = 1; i < some.size(); i++) {
                                Edit more = some.get(i - 1);
                                Edit less = some.get(i);
                                if (more.delta() > 0
                                        && less.delta() < 0
                                        && gap(some, i) < HALF_HOUR) {
                                    rows.add(
                                            ResultRow.of(
                                                    "user", user,
                                                    "more", more.delta(),
                                                    "less", less.delta(),
                                                    "at", less.time()));
                                }
                            }
                        });
        return ResultRows.of(rows);
    }

    /** Every time that nothing came for a channel within an hour, and what the end leaves open. */
    ResultRows silence() {
        List<ResultRow> rows = new ArrayList<>();
        grouped(Edit::channel)
                .forEach(
                        (channel, some) -> {
                            for (int i = 1; i <= some.size(); i++) {
                                if (i == some.size() || gap(some, i) > HOUR) {
                                    Instant last = some.get(i - 1).time();
                                    Instant due = last.plusMillis(HOUR);
                                    rows.add(
                                            ResultRow.of(
                                                    "channel", channel,
                                                    "last_seen", last,
                                                    "missing_since", due,
                                                    "noticed_at", due,
                                                    "resumed", false));
                                }
                            }
                        });
        return ResultRows.of(rows);
    }

    private static long gap(List<Edit> edits, int position) {
        return edits.get(position).millis() - edits.get(position - 1).millis();
    }

    private Map<String, List<Edit>> grouped(Function<Edit, String> key) {
        return edits.stream().collect(Collectors.groupingBy(key));
    }
}
