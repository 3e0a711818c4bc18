package io.dataprocessing.pipeline.suite.edits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of each sink, however they were written and in whatever order they came: each as often
 * as it's there.
 */
record SinkRows(Map<String, Map<ObjectNode, Integer>> bySink) {

    static final List<String> SINKS = List.of("anonymous", "large", "small");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the script writes: the sink, a tab, the row. */
    static SinkRows ofScript(List<String> lines) {
        Map<String, List<String>> rows = new TreeMap<>();
        SINKS.forEach(sink -> rows.put(sink, new ArrayList<>()));
        for (String line : lines) {
            int tab = line.indexOf('\t');
            rows.get(line.substring(0, tab)).add(line.substring(tab + 1));
        }
        return of(rows);
    }

    /** The records of each sink, a JSON object each. */
    static SinkRows of(Map<String, List<String>> records) {
        Map<String, Map<ObjectNode, Integer>> bySink = new TreeMap<>();
        records.forEach(
                (sink, rows) -> {
                    Map<ObjectNode, Integer> counts = new java.util.HashMap<>();
                    rows.forEach(row -> counts.merge(parse(row), 1, Integer::sum));
                    bySink.put(sink, counts);
                });
        return new SinkRows(bySink);
    }

    int count() {
        return bySink.values().stream()
                .flatMap(rows -> rows.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Says which rows are missing and which are too many, a few of each. */
    void verifySameAs(SinkRows expected) {
        assertThat(bySink.keySet()).isEqualTo(expected.bySink.keySet());
        bySink.forEach(
                (sink, rows) -> {
                    Map<ObjectNode, Integer> wanted = expected.bySink.get(sink);
                    assertThat(surplus(wanted, rows)).as("missing from sink '%s'", sink).isEmpty();
                    assertThat(surplus(rows, wanted)).as("too many in sink '%s'", sink).isEmpty();
                });
    }

    private static List<String> surplus(
            Map<ObjectNode, Integer> rows, Map<ObjectNode, Integer> others) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue() > others.getOrDefault(row.getKey(), 0))
                .map(row -> row.getValue() + " times " + row.getKey())
                .sorted()
                .toList();
    }

    private static ObjectNode parse(String row) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(row);
            return node.put("time", Instant.parse(node.get("time").textValue()).toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("a record is no JSON: " + row, e);
        }
    }
}
