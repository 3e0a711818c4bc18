package io.dataprocessing.pipeline.app;

import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A broker with letters that were made by hand, and the pipeline file that they belong to. */
abstract class ShopLetters {

    private static final String PIPELINE =
            """
            version: 1
            name: shop
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "%s"}}
            dead-letter: {connection: main, topic: shop.dlq}
            sources:
              orders:
                connection: main
                topic: orders
                key: {format: string, field: key}
                value: {format: json, schema: {fields: {id: string, amount: long}}}
                watermark: {out-of-orderness: 0s}
                on-error: dead-letter
            steps:
              - {name: b, input: orders, type: map, fields: {id: id}}
              - {name: c, input: orders, type: map, fields: {id: id, amount: amount}}
              - name: sums
                input: orders
                type: window-aggregate
                key-by: [id]
                window: {tumbling: 1min}
                aggregate: {orders: count()}
                late: dead-letter
            sinks:
              b-out: {input: b, connection: main, topic: b-out, value: {format: json}}
              c-out: {input: c, connection: main, topic: c-out, value: {format: json}}
              sums-out: {input: sums, connection: main, topic: sums-out, value: {format: json}}
            """;

    private static EmbeddedKafka kafka;

    @TempDir Path directory;

    CommittedTopics topics;
    DeadLetterTopic letters;
    String file;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void makeTopics() throws IOException {
        topics = new CommittedTopics(kafka.bootstrapServers());
        try (Topics made = Topics.of(kafka.bootstrapServers())) {
            made.create(Set.of("orders", "shop.dlq"), 1);
        }
        letters = new DeadLetterTopic(kafka.bootstrapServers(), "shop.dlq");
        file =
                Files.writeString(
                                directory.resolve("shop.yaml"),
                                PIPELINE.formatted(kafka.bootstrapServers()))
                        .toString();
    }

    @AfterEach
    void removeTopics() {
        letters.close();
        topics.deleteAll();
    }

    static CommandLineRun dlq(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "dlq";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.of(all);
    }

    static String order(String id, long amount) {
        return "{\"id\":\"%s\",\"amount\":%d}".formatted(id, amount);
    }

    void threeLetters() {
        letters.letter("c", "process", 3, "k-3", order("o-3", 30));
        letters.letter("orders", "decode", 4, "k-4", "no json");
        letters.letter("b", "process", 5, "k-5", order("o-5", 50));
    }

    List<String> replayed() {
        return topics.records("orders").stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** The broker's address. */
    static String servers() {
        return kafka.bootstrapServers();
    }
}
