package io.dataprocessing.pipeline.suite.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables in files and in compacted topics. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class LookupIT {

    private static final int COUNTRIES = 20_000;
    private static final int ORDERS = 2_000;

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution:
              runtime-mode: %s
              parallelism: 2
              checkpointing: {interval: 1s}
              restart: {strategy: none}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, country: string?}}}
            steps:
              - name: enriched
                type: lookup
                table:
                  %s
                key: {code: country}
                select: {name: table.name, visits: "coalesce(table.visits, 0)"}
                defaults: {name: "'unknown'"}
            sinks:
              out: {input: enriched, connection: main, topic: "${RUN}.out", value: {format: json}}
            """;
    private static final String TOPIC =
            """
            {type: kafka, connection: main, topic: "${RUN}.countries", on-error: ON_ERROR,
             key: {format: string, field: code},
             value: {format: json, schema: {fields: {name: string, visits: long?}}}}
            """
                    .replace("\n", " ");
    private static final String FILE =
            "{type: file, path: countries.csv, value: {format: csv, header: skip, schema:"
                    + " {fields: {code: string, name: string, visits: long?}}}}";

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("lookup");
    private final Map<String, String> countries = new TreeMap<>();

    LookupIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(2, List.of(run + ".orders", run + ".countries", run + ".out"));
    }

    @Test
    void aTableIsReadToItsEndBeforeTheFirstRecord() {
        sendCountries();
        sendAborted();
        sendOrders();
        Map<String, Object> counts;
        try (RunningPipeline pipeline = start("batch", topic("fail"), Path.of(""))) {
            counts = pipeline.awaitFinished();
        }
        assertThat(counts).containsEntry("enriched.in", (long) ORDERS);
        assertThat(out()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void changesOfTheTopicAreSeenWhileTheJobRuns() {
        putCountry("DE", "Germany", 1);
        try (RunningPipeline pipeline = start("streaming", topic("fail"), Path.of(""))) {
            pipeline.awaitRunning();
            awaitAnswer("DE", "Germany", 1);
            awaitAnswer("FR", "unknown", 0);
            putCountry("FR", "France", 2);
            awaitAnswer("FR", "France", 2);
            putCountry("DE", "Deutschland", 3);
            awaitAnswer("DE", "Deutschland", 3);
            kafka.send(
                    List.of(
                            new ProducerRecord<>(
                                    run + ".countries",
                                    "FR".getBytes(StandardCharsets.UTF_8),
                                    null)));
            awaitAnswer("FR", "unknown", 0);
        }
    }

    @Test
    void aRecordThatIsNoRowFailsTheJobAndSaysWhere() {
        putCountry("DE", "Germany", 1);
        kafka.send(List.of(new ProducerRecord<>(run + ".countries", 0, utf8("FR"), utf8("{"))));
        try (RunningPipeline pipeline = start("batch", topic("fail"), Path.of(""))) {
            assertThat(pipeline.awaitFailed())
                    .contains("of partition 0 of topic '%s.countries' is no row".formatted(run))
                    .contains(
                            "Correct it with a newer record of its key, or use 'on-error: skip'.");
        }
    }

    @Test
    void aRecordThatIsNoRowIsPassedOverOnDemand() {
        putCountry("DE", "Germany", 1);
        kafka.send(List.of(new ProducerRecord<>(run + ".countries", utf8("DE"), utf8("{"))));
        sendOrder(1, "DE");
        try (RunningPipeline pipeline = start("batch", topic("skip"), Path.of(""))) {
            pipeline.awaitFinished();
        }
        assertThat(out()).containsExactly(answer(1, "DE", "Germany", 1));
    }

    @Test
    void aTopicThatIsntThereFailsTheJobWithItsName() {
        String table = topic("fail").replace(".countries", ".nowhere");
        try (RunningPipeline pipeline = start("batch", table, Path.of(""))) {
            assertThat(pipeline.awaitFailed()).contains("topic '%s.nowhere'".formatted(run));
        }
    }

    @Test
    void aFileTravelsWithTheJob(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("countries.csv");
        Files.writeString(file, "code,name,visits\r\nDE,Germany,7\nFR,\"France, la\",\n\n");
        sendOrder(1, "DE");
        sendOrder(2, "FR");
        sendOrder(3, "ES");
        kafka.sendValues(run + ".orders", List.of("{\"id\":4}"));
        try (RunningPipeline pipeline = start("batch", FILE, directory)) {
            Files.delete(file);
            pipeline.awaitFinished();
        }
        assertThat(out())
                .containsExactlyInAnyOrder(
                        answer(1, "DE", "Germany", 7),
                        answer(2, "FR", "France, la", 0),
                        answer(3, "ES", "unknown", 0),
                        "{\"id\":4,\"country\":null,\"name\":\"unknown\",\"visits\":0}");
    }

    private static String topic(String onError) {
        return TOPIC.replace("ON_ERROR", onError);
    }

    private RunningPipeline start(String mode, String table, Path directory) {
        Environment environment =
                Environment.of(Map.of("RUN", run, "KAFKA", kafka.bootstrapServers()));
        return RunningPipeline.start(
                cluster,
                new Planner(RunningPipeline.catalog())
                        .plan(
                                new ConfigParser(environment)
                                        .parse(
                                                "pipeline.yaml",
                                                directory,
                                                PIPELINE.formatted(mode, table))));
    }

    /** Countries that come, change and go. */
    private void sendCountries() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < COUNTRIES; i++) {
            String code = "C" + i % (COUNTRIES / 3);
            if (i % 7 == 6) {
                countries.remove(code);
                records.add(new ProducerRecord<>(run + ".countries", utf8(code), null));
            } else {
                countries.put(code, country("country " + i, i));
                records.add(KafkaProbe.record(run + ".countries", code, countries.get(code)));
            }
        }
        kafka.send(records);
    }

    private void sendAborted() {
        try (KafkaProducer<byte[], byte[]> producer = kafka.transactionalProducer(run)) {
            producer.beginTransaction();
            KafkaProbe.send(
                    producer,
                    List.of(KafkaProbe.record(run + ".countries", "C1", country("never", 0))));
            producer.abortTransaction();
        }
    }

    private void sendOrders() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add("{\"id\":%d,\"country\":\"C%d\"}".formatted(i, i * 5));
        }
        kafka.sendValues(run + ".orders", orders);
    }

    private List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String code = "C" + i * 5;
            String row = countries.getOrDefault(code, country("unknown", 0));
            expected.add("{\"id\":%d,\"country\":\"%s\",%s".formatted(i, code, row.substring(1)));
        }
        return expected;
    }

    private void putCountry(String code, String name, int visits) {
        kafka.send(List.of(KafkaProbe.record(run + ".countries", code, country(name, visits))));
    }

    private static String country(String name, int visits) {
        return "{\"name\":\"%s\",\"visits\":%d}".formatted(name, visits);
    }

    private void sendOrder(int id, String country) {
        kafka.sendValues(
                run + ".orders", List.of("{\"id\":%d,\"country\":\"%s\"}".formatted(id, country)));
    }

    /** Asks again and again: when a change of the table is seen is not said. */
    private void awaitAnswer(String country, String name, int visits) {
        await("'%s' is %s".formatted(country, name))
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> {
                            sendOrder(0, country);
                            List<String> answers =
                                    out().stream()
                                            .filter(line -> line.contains("\"" + country + "\""))
                                            .toList();
                            assertThat(answers).contains(answer(0, country, name, visits));
                        });
    }

    private static String answer(int id, String country, String name, int visits) {
        return "{\"id\":%d,\"country\":\"%s\",\"name\":\"%s\",\"visits\":%d}"
                .formatted(id, country, name, visits);
    }

    private List<String> out() {
        return kafka.committedValues(run + ".out");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
