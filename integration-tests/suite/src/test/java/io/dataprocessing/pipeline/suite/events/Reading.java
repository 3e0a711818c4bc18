package io.dataprocessing.pipeline.suite.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A reading of an airport's weather.
 *
 * @param temperature null if it's missing
 * @param wind where it comes from; null if that's missing
 */
record Reading(String origin, Instant time, Double temperature, Integer wind, double visibility) {

    private static final double TOLERANCE = 1.95;

    /** A line of the file of the three airports. */
    static Reading of(String line) {
        String[] values = line.split(",", -1);
        return new Reading(
                values[0],
                Instant.parse(values[14]),
                values[5].equals("NA") ? null : Double.valueOf(values[5]),
                values[8].equals("NA") ? null : Integer.valueOf(values[8]),
                Double.parseDouble(values[13]));
    }

    /** The readings that differ from the last one before them that did, in order of time. */
    static ResultRows changes(List<Reading> inOrder) {
        Map<String, Reading> told = new HashMap<>();
        List<ResultRow> rows = new ArrayList<>();
        for (Reading reading : inOrder) {
            Reading last = told.get(reading.origin);
            if (last == null || reading.differs(last)) {
                told.put(reading.origin, reading);
                rows.add(ResultRow.ofJson(reading.json()));
            }
        }
        return ResultRows.of(rows);
    }

    String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("origin", origin)
                .put("time_hour", time.toString())
                .put("temp", temperature)
                .put("wind_dir", wind)
                .put("visib", visibility)
                .toString();
    }

    private boolean differs(Reading last) {
        boolean missing = temperature == null || last.temperature == null;
        boolean warmer =
                missing
                        ? !Objects.equals(temperature, last.temperature)
                        : Math.abs(temperature - last.temperature) > TOLERANCE;
        return warmer || visibility != last.visibility;
    }
}
