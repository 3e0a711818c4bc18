package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out for the records of a {@link NumberStream}, and what should have, computed with
 * loops over the ids. Only which version of the plugin a record met is taken from the output.
 */
final class NumberResults {

    private static final int MOST_PROBLEMS = 20;
    private static final int SECONDS_OF_A_WINDOW = 10;

    private final int records;
    private final byte[] versions;
    private final Map<String, Total> totals = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int scored;

    NumberResults(int records) {
        this.records = records;
        this.versions = new byte[records];
    }

    /** Takes a record that the plugin has scored. */
    void addScored(JsonNode record) {
        int id = record.path("id").asInt();
        if (id >= records) {
            return;
        }
        int version = record.path("version").asInt();
        if (versions[id] != 0) {
            problem("record %d came twice: %s".formatted(id, record));
            scored--;
        }
        if (!record.path("key").asText().equals(NumberStream.key(id))
                || record.path("nth").asLong() != id / NumberStream.KEYS + 1
                || record.path("score").asLong() != SamplePlugins.score(version, id)) {
            problem("record %d is wrong: %s".formatted(id, record));
        }
        versions[id] = (byte) version;
        scored++;
    }

    /** Takes a window's total. */
    void addTotal(JsonNode total) {
        String window = total.path("window_start").asText() + " " + total.path("key").asText();
        Total before =
                totals.put(
                        window,
                        new Total(total.path("records").asLong(), total.path("total").asLong()));
        if (before != null) {
            problem("window %s came twice: %s".formatted(window, total));
        }
    }

    /** How many different records were scored so far. */
    int scored() {
        return scored;
    }

    /** How many windows are complete so far. */
    int windows() {
        return totals.size();
    }

    /** How many windows there should be. */
    int expectedWindows() {
        return expectedTotals().size();
    }

    /** How many records met a version of the plugin. */
    long metVersion(int version) {
        long met = 0;
        for (byte one : versions) {
            met += one == version ? 1 : 0;
        }
        return met;
    }

    /** Fails unless every record and every window is there once, and right. */
    void verify() {
        assertThat(problems).isEmpty();
        assertThat(scored).isEqualTo(records);
        for (int partition = 0; partition < NumberStream.PARTITIONS; partition++) {
            int last = 1;
            for (int id = partition; id < records; id += NumberStream.PARTITIONS) {
                assertThat((int) versions[id])
                        .as("the version that record %d met", id)
                        .isGreaterThanOrEqualTo(last);
                last = versions[id];
            }
        }
        assertThat(totals).containsExactlyInAnyOrderEntriesOf(expectedTotals());
    }

    private Map<String, Total> expectedTotals() {
        Map<String, Total> expected = new HashMap<>();
        for (int id = 0; id < records; id++) {
            long second = NumberStream.at(id).getEpochSecond();
            Instant start = Instant.ofEpochSecond(second - second % SECONDS_OF_A_WINDOW);
            expected.merge(
                    start + " " + NumberStream.key(id),
                    new Total(1, SamplePlugins.score(versions[id], id)),
                    Total::plus);
        }
        return expected;
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }

    /** Of one key in one window. */
    private record Total(long records, long score) {
        Total plus(Total other) {
            return new Total(records + other.records, score + other.score);
        }
    }
}
