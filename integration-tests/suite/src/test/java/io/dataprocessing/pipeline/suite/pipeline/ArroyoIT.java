package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Windows of each kind over the inputs of Arroyo's SQL tests give what its golden files say: a
 * conformance test by an engine that has nothing to do with ours.
 */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class ArroyoIT {

    private static final String FOLDER = "shared/data/conformance/arroyo";
    private static final int PARTITIONS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GOLDEN =
            List.of(
                    "hourly_by_event_type",
                    "month_loose_watermark",
                    "tight_watermark",
                    "sliding_window_end",
                    "session_window");

    /** Arroyo's month is of 30 days; its tight watermark names windows by their ends. */
    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution: {runtime-mode: batch, parallelism: 2, restart: {strategy: none}}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              cars:
                connection: main
                topic: ${RUN}.cars
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {timestamp: timestamp, event_type: string}}}
                watermark: {field: timestamp, out-of-orderness: 1h}
              impulse:
                connection: main
                topic: ${RUN}.impulse
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {timestamp: timestamp, counter: long}}}
                watermark: {field: timestamp, out-of-orderness: 1h}
            steps:
              - name: hourly
                input: cars
                type: window-aggregate
                key-by: [event_type]
                window: {tumbling: 1h}
                window-fields: {start: hour}
                aggregate: {count: count()}
                late: drop
              - name: monthly
                input: cars
                type: window-aggregate
                window: {tumbling: 30d}
                window-fields: {start: month}
                aggregate: {count: count()}
                late: drop
              - name: hour-ends
                input: cars
                type: window-aggregate
                window: {tumbling: 1h}
                window-fields: {end: timestamp}
                aggregate: {count: count()}
                late: drop
              - name: sliding
                input: impulse
                type: window-aggregate
                window: {hopping: {size: 10s, slide: 2s}}
                window-fields: {start: start, end: end}
                aggregate: {count: count(), max: max(counter), min: min(counter)}
                late: drop
              - name: users
                input: impulse
                type: map
                fields: {user_id: "counter % 10 == 0 ? 0 : counter"}
              - name: sessions
                input: users
                type: window-aggregate
                key-by: [user_id]
                window: {session: {gap: 20s}}
                window-fields: {start: start, end: end}
                aggregate: {rows: count()}
                late: drop
            sinks:
              hourly-by-event-type: {input: hourly, connection: main, topic: "${RUN}.hourly_by_event_type", value: {format: json}}
              month-loose-watermark: {input: monthly, connection: main, topic: "${RUN}.month_loose_watermark", value: {format: json}}
              tight-watermark: {input: hour-ends, connection: main, topic: "${RUN}.tight_watermark", value: {format: json}}
              sliding-window-end: {input: sliding, connection: main, topic: "${RUN}.sliding_window_end", value: {format: json}}
              session-window: {input: sessions, connection: main, topic: "${RUN}.session_window", value: {format: json}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("arroyo");

    ArroyoIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(
                PARTITIONS,
                Stream.concat(GOLDEN.stream(), Stream.of("cars", "impulse"))
                        .map(this::topic)
                        .toList());
    }

    @Test
    void windowsGiveWhatTheGoldenFilesSay() throws Exception {
        Optional<Path> folder = folder();
        assumeThat(folder).as("the folder shared/data is not there").isPresent();
        for (String input : List.of("cars", "impulse")) {
            kafka.sendValues(topic(input), lines(folder.get(), "inputs", input));
        }
        try (RunningPipeline pipeline =
                RunningPipeline.start(
                        cluster,
                        RunningPipeline.plan(
                                PIPELINE, Map.of("RUN", run, "KAFKA", kafka.bootstrapServers())))) {
            pipeline.awaitFinished();
        }
        for (String golden : GOLDEN) {
            List<String> expected = lines(folder.get(), "golden", golden);
            assertThat(kafka.committedValues(topic(golden)).stream().map(ArroyoIT::row))
                    .as(golden)
                    .extracting(row -> fieldsOf(row, row(expected.get(0))))
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(ArroyoIT::row).toList());
        }
    }

    /** The fields of a result that a golden row has, too. */
    private static Map<String, String> fieldsOf(
            Map<String, String> row, Map<String, String> golden) {
        Map<String, String> some = new TreeMap<>(row);
        some.keySet().retainAll(golden.keySet());
        return some;
    }

    /** The fields of a row, moments in one form. */
    private static Map<String, String> row(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            Map<String, String> row = new TreeMap<>();
            json.fieldNames()
                    .forEachRemaining(name -> row.put(name, normal(json.get(name).asText())));
            return row;
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    private static String normal(String value) {
        if (!value.contains("T")) {
            return value;
        }
        return Instant.parse(value.endsWith("Z") ? value : value + "Z").toString();
    }

    private static List<String> lines(Path folder, String kind, String name) throws IOException {
        return new ArrayList<>(Files.readAllLines(folder.resolve(kind).resolve(name + ".jsonl")));
    }

    private static Optional<Path> folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve(FOLDER);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private String topic(String name) {
        return run + "." + name;
    }
}
