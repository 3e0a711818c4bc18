package io.dataprocessing.pipeline.suite.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A value that was measured, on one of three machines. */
record Sample(String host, Instant time, double value) {

    private static final int HOSTS = 3;

    /** Every so many-th line of a file. */
    static List<Sample> of(String file, int step) {
        List<String> lines = EventFiles.lines(file);
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i < lines.size(); i += step) {
            String[] values = lines.get(i).split(",", -1);
            samples.add(
                    new Sample(
                            "host-" + i % HOSTS,
                            Instant.parse(values[0].replace(' ', 'T') + "Z"),
                            Double.parseDouble(values[1])));
        }
        return samples;
    }

    long millis() {
        return time.toEpochMilli();
    }

    String json(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("host", host)
                .put("time", time.toString())
                .put(name, value)
                .toString();
    }

    /** Each load with the newest version of its host that isn't newer than itself. */
    static ResultRows joined(List<Sample> loads, List<Sample> versions) {
        List<ResultRow> rows = new ArrayList<>();
        for (Sample load : loads) {
            Object value = "null";
            Object since = "null";
            for (Sample version : versions) {
                if (version.host.equals(load.host) && !version.time.isAfter(load.time)) {
                    value = version.value;
                    since = version.time;
                }
            }
            rows.add(
                    ResultRow.of(
                            "host", load.host,
                            "time", load.time,
                            "load", load.value,
                            "database", value,
                            "since", since));
        }
        return ResultRows.of(rows);
    }
}
