package io.dataprocessing.pipeline.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every record is found again, in a sink, among those dropped by rule, or in the dead letters, each
 * of these once and with its bytes, though one in a hundred has a fault and the task manager is
 * killed in the middle. {@code -Dpipeline.test.records=1000000} runs it with a million.
 */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class FaultsIT {

    private static final int RECORDS = Integer.getInteger("pipeline.test.records", 100_000);
    private static final int CHUNK = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              parallelism: 2
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
                startup-mode: earliest-offset
                value:
                  format: json
                  schema: {fields: {id: long, at: long, kind: string, part: double, text: string}}
                watermark: {field: at, out-of-orderness: 10s}
                on-error: {policy: dead-letter, max-rate: 50%}
            steps:
              - {name: fragile, type: fragile, kind: kind, retry: {attempts: 2, backoff: 1ms}, on-error: dead-letter}
              - name: by-kind
                type: route
                cases:
                  - {when: "kind in ['timely', 'end', 'LATE']", output: counted}
                  - {when: "kind == 'dropped'", output: unwanted}
                default: others
              - {name: none, input: by-kind.unwanted, type: filter, condition: "kind != 'dropped'"}
              - name: per-minute
                input: by-kind.counted
                type: window-aggregate
                key-by: [kind]
                window: {tumbling: 1min}
                aggregate: {records: count()}
                late: dead-letter
              - {name: shares, input: by-kind.others, type: map, fields: {id: id, share: (part - part) / part, text: text}}
            sinks:
              out:
                input: [shares]
                connection: main
                topic: ${RUN}.out
                value: {format: json}
                properties: {max.request.size: 20000}
                on-error: dead-letter
              unwanted: {input: none, connection: main, topic: "${RUN}.unwanted", value: {format: json}}
              counts: {input: per-minute, connection: main, topic: "${RUN}.counts", value: {format: json}}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("faults");
    private final PlantedRecords records =
            new PlantedRecords(run + ".orders", RECORDS, Instant.now());

    FaultsIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    @Test
    void everyRecordIsFoundAgainThoughOneInAHundredHasAFaultAndATaskManagerDies() {
        kafka.createTopics(PlantedRecords.PARTITIONS, List.of(run + ".orders"));
        kafka.createTopics(
                2, List.of(run + ".out", run + ".counts", run + ".dlq", run + ".unwanted"));
        Map<String, String> variables = Map.of("RUN", run, "KAFKA", kafka.bootstrapServers());
        send(0, RECORDS / 2);
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, PIPELINE, variables)) {
            await("the first records are committed")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !kafka.readCommitted(run + ".counts").isEmpty());
            send(RECORDS / 2, RECORDS / 4 * 3);
            cluster.replaceTaskManager();
            send(RECORDS / 4 * 3, RECORDS);
            sendEnd();
            pipeline.awaitRestarts(1);
            awaitAll();
            pipeline.stop();
        }
        List<Integer> plain = ids();
        assertThat(plain.stream().sorted())
                .containsExactlyElementsOf(records.numbers(records::isPlain).boxed().toList());
        Map<Integer, ConsumerRecord<byte[], byte[]>> letters = letters();
        assertThat(letters.keySet()).containsAll(certainFaults());
        letters.forEach(this::check);
        int dropped = (int) records.numbers(this::isDropped).count();
        assertThat(kafka.readCommitted(run + ".unwanted")).isEmpty();
        assertThat((long) RECORDS).isEqualTo(plain.size() + counted() + dropped + letters.size());
    }

    private void check(int number, ConsumerRecord<byte[], byte[]> letter) {
        Fault fault = records.fault(number).orElseThrow();
        Map<String, String> headers = headers(letter);
        assertThat(headers)
                .as("letter %d, %s", number, fault)
                .containsEntry("number", String.valueOf(number))
                .containsEntry("__dlq.pipeline", run)
                .containsEntry("__dlq.step", fault.step())
                .containsEntry("__dlq.stage", fault.stage())
                .containsEntry("__dlq.topic", run + ".orders")
                .containsEntry(
                        "__dlq.partition", String.valueOf(number % PlantedRecords.PARTITIONS))
                .containsEntry("__dlq.offset", String.valueOf(number / PlantedRecords.PARTITIONS))
                .containsEntry("__dlq.attempt", "1");
        assertThat(letter.key()).isEqualTo(records.key(number));
        if (fault == Fault.TOMBSTONE) {
            assertThat(letter.value()).isNull();
        } else if (records.isCut(number)) {
            assertThat(headers.get("__dlq.value.sha256")).isEqualTo(records.sha256(number));
        } else {
            assertThat(PlantedRecords.sha256(letter.value())).isEqualTo(records.sha256(number));
        }
        if (fault.step().equals("fragile")) {
            assertThat(headers.get("__dlq.error.frame")).contains("FragileFactory");
        }
    }

    /** The letters by the number of their record; none of them twice. */
    private Map<Integer, ConsumerRecord<byte[], byte[]>> letters() {
        Map<Integer, ConsumerRecord<byte[], byte[]>> letters = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : kafka.readCommitted(run + ".dlq")) {
            int number = Integer.parseInt(headers(letter).get("number"));
            assertThat(letters.put(number, letter)).as("another letter of %d", number).isNull();
        }
        return letters;
    }

    /** After a recovery watermarks begin anew, and a record may find its window still open. */
    private List<Integer> certainFaults() {
        return records.numbers(
                        number -> records.fault(number).filter(f -> f != Fault.LATE).isPresent())
                .boxed()
                .toList();
    }

    private boolean isDropped(int number) {
        return records.fault(number).isEmpty()
                && !records.isPlain(number)
                && !records.isTimely(number);
    }

    private void awaitAll() {
        long plain = records.numbers(records::isPlain).count();
        long faults = records.numbers(number -> records.fault(number).isPresent()).count();
        long timely = records.numbers(records::isTimely).count();
        await("all is committed")
                .atMost(Duration.ofMinutes(5).plusMillis(RECORDS))
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(
                        () -> {
                            int letters = kafka.readCommitted(run + ".dlq").size();
                            assertThat(letters + counted()).isGreaterThanOrEqualTo(faults + timely);
                            assertThat(kafka.readCommitted(run + ".out").size())
                                    .isGreaterThanOrEqualTo((int) plain);
                        });
    }

    /** How many records the windows that closed have counted. */
    private long counted() {
        return kafka.committedValues(run + ".counts").stream()
                .mapToLong(row -> json(row).get("records").asLong())
                .sum();
    }

    private List<Integer> ids() {
        return kafka.committedValues(run + ".out").stream()
                .map(row -> json(row).get("id").asInt())
                .toList();
    }

    private void send(int from, int to) {
        for (int first = from; first < to; first += CHUNK) {
            kafka.send(
                    IntStream.range(first, Math.min(first + CHUNK, to))
                            .mapToObj(records::record)
                            .toList());
        }
    }

    private void sendEnd() {
        kafka.send(IntStream.range(0, PlantedRecords.PARTITIONS).mapToObj(records::end).toList());
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = new TreeMap<>();
        letter.headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
