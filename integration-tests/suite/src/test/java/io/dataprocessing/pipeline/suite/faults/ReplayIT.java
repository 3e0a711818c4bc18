package io.dataprocessing.pipeline.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.cli.CommandLineRun;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline makes letters of every kind, is mended, and {@code dlq replay} brings each record
 * through exactly once: to the outputs behind the step that failed, and to no others. What nobody
 * can read becomes a letter again, its second attempt. {@code -Dpipeline.test.records=1000000} runs
 * it with a million.
 */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class ReplayIT {

    private static final int RECORDS = Integer.getInteger("pipeline.test.records", 20_000);
    private static final int CHUNK = 10_000;
    private static final Set<Fault> UNREADABLE = Set.of(Fault.BAD_JSON, Fault.BAD_UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every record goes to 'all' too, a branch that has no fault of its own. */
    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
              runtime-mode: batch
              checkpointing: {interval: 1s}
              restart: {strategy: fixed-delay, delay: 1s, attempts: 20}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            dead-letter:
              connection: main
              topic: ${RUN}.dlq
              properties: {max.request.size: 60000}
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                ${START}
                key: {format: string, field: k}
                value:
                  format: json
                  schema: {fields: {id: long, at: long, kind: string, part: double, text: string}}
                watermark: {${TIME}out-of-orderness: 10s}
                on-error: dead-letter
                ${NULLS}
            steps:
              - {name: known, input: orders, type: filter, condition: "k != 'end'"}
              - ${FRAGILE}
              - name: by-kind
                type: route
                cases:
                  - {when: "kind in ['timely', 'end', 'LATE']", output: counted}
                default: others
              - name: per-minute
                input: by-kind.counted
                type: window-aggregate
                key-by: [kind]
                window: {tumbling: 1min}
                aggregate: {records: count()}
                late: dead-letter
              - {name: shares, input: by-kind.others, type: map, fields: {k: k, share: "${SHARE}", text: text}}
              - {name: keys, input: known, type: map, fields: {k: k}}
            sinks:
              out:
                input: shares
                connection: main
                topic: ${RUN}.out
                value: {format: json}
                properties: {max.request.size: ${LARGEST}}
                on-error: dead-letter
              counts: {input: per-minute, connection: main, topic: "${RUN}.counts", value: {format: json}}
              all: {input: keys, connection: main, topic: "${RUN}.all", value: {format: json}}
            """;

    private static final Map<String, String> FAULTY =
            Map.of(
                    "START", "startup-mode: earliest-offset",
                    "TIME", "field: at, ",
                    "NULLS", "on-null-value: error",
                    "FRAGILE", "{name: fragile, type: fragile, kind: kind, on-error: dead-letter}",
                    "SHARE", "(part - part) / part",
                    "LARGEST", "20000");

    /** Begins where the first run has ended: what a bounded job commits of its group isn't exact. */
    private static final Map<String, String> MENDED =
            Map.of(
                    "START",
                    "startup-mode: specific-offsets\n    startup-offsets: {${RUN}.orders: ${ENDS}}",
                    "TIME", "",
                    "NULLS", "on-null-value: delete",
                    "FRAGILE", "{name: fragile, type: filter, condition: \"k != ''\"}",
                    "SHARE", "part == 0.0 ? 0.0 : (part - part) / part",
                    "LARGEST", "1000000");

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("replay");
    private final PlantedRecords records =
            new PlantedRecords(run + ".orders", RECORDS, Instant.now());

    @TempDir private Path directory;

    ReplayIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    @Test
    void afterTheMendingEachLetterComesThroughExactlyOnce() throws IOException {
        sendAll();
        try (RunningPipeline pipeline = start(FAULTY)) {
            await("the first results are committed")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !kafka.readCommitted(run + ".all").isEmpty());
            cluster.replaceTaskManager();
            pipeline.awaitFinished();
        }
        int letters = attempts(1).size();
        assertThat(sorted(attempts(1).stream()))
                .containsAll(numbers(number -> isFaulty(number) && !is(number, Fault.LATE)));
        List<String> passedAll = sorted(keys("all"));

        String mended =
                Files.writeString(directory.resolve("mended.yaml"), file(MENDED)).toString();
        int half = letters / 2;
        assertReplayed(half, mended, "--limit", Integer.toString(half));
        assertReplayed(letters - half, mended);
        assertReplayed(0, mended);
        try (RunningPipeline pipeline = start(MENDED)) {
            pipeline.awaitFinished();
        }

        assertThat(sorted(keys("out")))
                .as("what is in order, and what was mended")
                .isEqualTo(
                        numbers(
                                number ->
                                        !records.isTimely(number)
                                                && !isUnreadable(number)
                                                && !is(number, Fault.LATE)));
        assertThat(counted())
                .isEqualTo(
                        numbers(number -> records.isTimely(number) || is(number, Fault.LATE))
                                .size());
        assertThat(sorted(keys("all")))
                .as(
                        "what only failed at its source reaches the other branch now; the rest isn't there twice")
                .isEqualTo(numbers(number -> !isUnreadable(number)))
                .containsAll(passedAll);
        assertThat(sorted(attempts(2).stream())).isEqualTo(numbers(this::isUnreadable));
    }

    private void assertReplayed(int count, String file, String... options) {
        CommandLineRun replay =
                CommandLineRun.of(
                        Stream.concat(Stream.of("dlq", "replay", file), Stream.of(options))
                                .toArray(String[]::new));
        assertThat(replay.error()).isEmpty();
        assertThat(replay.out())
                .contains("%,d letter%s replayed.".formatted(count, count == 1 ? "" : "s"))
                .doesNotContain("can't be replayed");
    }

    private RunningPipeline start(Map<String, String> variant) {
        return RunningPipeline.start(cluster, file(variant), Map.of());
    }

    private String file(Map<String, String> variant) {
        String text = PIPELINE;
        for (Map.Entry<String, String> each : variant.entrySet()) {
            text = text.replace("${" + each.getKey() + "}", each.getValue());
        }
        return text.replace("${RUN}", run)
                .replace("${KAFKA}", kafka.bootstrapServers())
                .replace("${ENDS}", ends());
    }

    /** The offset behind the last record that was sent, by partition. */
    private String ends() {
        return IntStream.range(0, PlantedRecords.PARTITIONS)
                .mapToObj(
                        partition ->
                                "%d: %d"
                                        .formatted(
                                                partition,
                                                records.numbers(
                                                                        number ->
                                                                                number % PlantedRecords.PARTITIONS
                                                                                        == partition)
                                                                .count()
                                                        + 1))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private void sendAll() {
        kafka.createTopics(PlantedRecords.PARTITIONS, List.of(run + ".orders"));
        kafka.createTopics(2, List.of(run + ".out", run + ".counts", run + ".dlq", run + ".all"));
        for (int first = 0; first < RECORDS; first += CHUNK) {
            kafka.send(
                    IntStream.range(first, Math.min(first + CHUNK, RECORDS))
                            .mapToObj(records::record)
                            .toList());
        }
        kafka.send(IntStream.range(0, PlantedRecords.PARTITIONS).mapToObj(records::end).toList());
    }

    private boolean isFaulty(int number) {
        return records.fault(number).isPresent();
    }

    private boolean is(int number, Fault fault) {
        return records.fault(number).filter(fault::equals).isPresent();
    }

    private boolean isUnreadable(int number) {
        return records.fault(number).filter(UNREADABLE::contains).isPresent();
    }

    private List<String> numbers(IntPredicate which) {
        return sorted(records.numbers(which).mapToObj(number -> "key-" + number));
    }

    /** The keys of the letters of an attempt. */
    private List<String> attempts(int attempt) {
        return kafka.readCommitted(run + ".dlq").stream()
                .filter(letter -> header(letter, "__dlq.attempt").equals(Integer.toString(attempt)))
                .map(letter -> new String(letter.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private Stream<String> keys(String sink) {
        return kafka.committedValues(run + "." + sink).stream()
                .map(row -> json(row).get("k").asText());
    }

    private long counted() {
        return kafka.committedValues(run + ".counts").stream()
                .mapToLong(row -> json(row).get("records").asLong())
                .sum();
    }

    private static List<String> sorted(Stream<String> keys) {
        return keys.sorted().toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
