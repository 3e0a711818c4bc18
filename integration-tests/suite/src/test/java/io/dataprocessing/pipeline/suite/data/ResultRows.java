package io.dataprocessing.pipeline.suite.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in whatever order they came.
 *
 * @param counts how often each is there
 */
public record ResultRows(Map<ResultRow, Integer> counts) {

    private static final int SHOWN = 5;

    public static ResultRows of(List<ResultRow> rows) {
        Map<ResultRow, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return new ResultRows(counts);
    }

    /** Of each key the row that came last. */
    public static ResultRows lastOf(List<ResultRow> rows, List<String> key) {
        Map<List<String>, ResultRow> last = new LinkedHashMap<>();
        rows.forEach(row -> last.put(row.key(key), row));
        return of(List.copyOf(last.values()));
    }

    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Says which rows are missing and which are too many, a few of each. */
    public void verifySameAs(ResultRows expected, String result) {
        List<String> missing = surplus(expected.counts, counts);
        List<String> tooMany = surplus(counts, expected.counts);
        assertThat(missing.isEmpty() && tooMany.isEmpty())
                .as(
                        "%s: %d rows, %d expected; %d missing: %s; %d too many: %s",
                        result,
                        count(),
                        expected.count(),
                        missing.size(),
                        String.join("\n", missing.subList(0, Math.min(SHOWN, missing.size()))),
                        tooMany.size(),
                        String.join("\n", tooMany.subList(0, Math.min(SHOWN, tooMany.size()))))
                .isTrue();
    }

    private static List<String> surplus(
            Map<ResultRow, Integer> rows, Map<ResultRow, Integer> others) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue() > others.getOrDefault(row.getKey(), 0))
                .map(row -> row.getValue() + " times " + row.getKey())
                .sorted()
                .toList();
    }
}
