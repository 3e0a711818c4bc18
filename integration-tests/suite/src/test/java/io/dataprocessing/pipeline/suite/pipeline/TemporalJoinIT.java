package io.dataprocessing.pipeline.suite.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stream is joined with a table that is there already, from the first record on. */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class TemporalJoinIT {

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution: {checkpointing: {interval: 1s}, parallelism: 2}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "${KAFKA}"}}
            sources:
              orders:
                connection: main
                topic: ${RUN}.orders
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {id: long, currency: string, at: timestamp}}}
                watermark: {field: at, out-of-orderness: 10min, idle-timeout: 10s}
              rates:
                connection: main
                topic: ${RUN}.rates
                startup-mode: earliest-offset
                bootstrap: wait
                value: {format: json, schema: {fields: {currency: string, rate: long, since: timestamp}}}
                watermark: {field: since, out-of-orderness: 0s, idle-timeout: 10ms}
            steps:
              - name: joined
                type: temporal-join
                input: [orders, rates]
                key-by: [currency]
                as-of: ${AS_OF}
                join: left
                select: {id: left.id, rate: right.rate}
                ttl: none
                ${LATE}
            sinks:
              out: {input: joined, connection: main, topic: "${RUN}.out", value: {format: json}}
            """;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CURRENCIES = 10;
    private static final int VERSIONS = 2_000;
    private static final int ORDERS = 500;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final String run = KafkaProbe.uniqueName("temporal");

    TemporalJoinIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
        kafka.createTopics(2, List.of(run + ".orders"));
        kafka.createTopics(3, List.of(run + ".rates"));
        kafka.createTopics(1, List.of(run + ".out"));
    }

    /** An order at a minute of the table's history. */
    private record Order(long id, String currency, int minute) {

        String text() {
            return "{\"id\":%d,\"currency\":\"%s\",\"at\":\"%s\"}"
                    .formatted(id, currency, at(minute));
        }

        /** The rate that is the number of its version, or none. */
        String withRate(int version) {
            return "{\"id\":%d,\"rate\":%s}"
                    .formatted(id, currency.equals("none") ? null : version);
        }
    }

    @Test
    void joinsWithTheVersionOfTheTimeThoughTheTableIsLongerThanTheStream() throws Exception {
        List<Order> orders = orders();
        sendOrders(orders);
        sendRates();
        try (RunningPipeline pipeline = start("event-time", "late: drop")) {
            awaitOut(orders.stream().map(order -> order.withRate(order.minute())).toList());
            pipeline.awaitCounted("orders.out", ORDERS + 2);
        }
    }

    @Test
    void joinsWithTheLatestVersionOnlyAfterTheTableWasRead() throws Exception {
        List<Order> orders = orders();
        sendOrders(orders);
        sendRates();
        try (RunningPipeline pipeline = start("latest", "")) {
            pipeline.awaitRunning();
            List<String> expected = new ArrayList<>();
            orders.forEach(order -> expected.add(order.withRate(VERSIONS - 1)));
            expected.add("{\"id\":-1,\"rate\":null}");
            expected.add("{\"id\":-1,\"rate\":null}");
            awaitOut(expected);

            kafka.send(List.of(rate(7, VERSIONS)));
            pipeline.awaitCounted("rates.out", (long) CURRENCIES * VERSIONS + 1);
            Order next = new Order(9_999, "c7", VERSIONS + 1);
            kafka.send(List.of(record("orders", 0, "k", next.text())));
            expected.add(next.withRate(VERSIONS));
            awaitOut(expected);
        }
    }

    private RunningPipeline start(String asOf, String late) {
        return RunningPipeline.start(
                cluster,
                PIPELINE.replace("${LATE}", late),
                Map.of("RUN", run, "KAFKA", kafka.bootstrapServers(), "AS_OF", asOf));
    }

    /** Orders of all minutes, nearly in their order, some of a currency without rates. */
    private static List<Order> orders() {
        Random random = new Random(7);
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            int minute = i * VERSIONS / ORDERS + random.nextInt(4);
            String currency = random.nextInt(20) == 0 ? "none" : "c" + random.nextInt(CURRENCIES);
            orders.add(new Order(i, currency, Math.min(minute, VERSIONS - 1)));
        }
        return orders;
    }

    /** Each partition ends with an order of the future, so that event time passes all others. */
    private void sendOrders(List<Order> orders) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        orders.forEach(
                order -> records.add(record("orders", (int) order.id() % 2, "k", order.text())));
        for (int partition = 0; partition < 2; partition++) {
            Order last = new Order(-1, "none", 2 * VERSIONS);
            records.add(record("orders", partition, "k", last.text()));
        }
        kafka.send(records);
    }

    /** The third partition stays empty; the last versions are those of a transaction. */
    private void sendRates() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int version = 0; version < VERSIONS - 1; version++) {
            for (int currency = 0; currency < CURRENCIES; currency++) {
                records.add(rate(currency, version));
            }
        }
        kafka.send(records);
        try (KafkaProducer<byte[], byte[]> producer = kafka.transactionalProducer(run)) {
            producer.beginTransaction();
            for (int currency = 0; currency < CURRENCIES; currency++) {
                producer.send(rate(currency, VERSIONS - 1)).get(30, SECONDS);
            }
            producer.commitTransaction();
        }
    }

    private ProducerRecord<byte[], byte[]> rate(int currency, int version) {
        String text =
                "{\"currency\":\"c%d\",\"rate\":%d,\"since\":\"%s\"}"
                        .formatted(currency, version, at(version));
        return record("rates", currency % 2, "c" + currency, text);
    }

    private ProducerRecord<byte[], byte[]> record(
            String topic, int partition, String key, String value) {
        return new ProducerRecord<>(
                run + "." + topic,
                partition,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private void awaitOut(List<String> rows) {
        await("joined orders are committed")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(kafka.committedValues(run + ".out"))
                                        .containsExactlyInAnyOrderElementsOf(rows));
    }
}
