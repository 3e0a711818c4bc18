package io.dataprocessing.pipeline.suite.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.connectors.kafka.KafkaConnection;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSinkConnector;
import io.dataprocessing.pipeline.connectors.kafka.KafkaSinkOptions;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Prepared;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a sink writes and how it prepares, on a real broker. */
@ExtendWith(BrokerExtension.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KafkaSinkIT {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    private final KafkaProbe kafka;
    private final KafkaJobs jobs;
    private final KafkaSinkConnector connector = new KafkaSinkConnector();

    KafkaSinkIT(KafkaProbe kafka) {
        this.kafka = kafka;
        this.jobs = new KafkaJobs(kafka.bootstrapServers());
    }

    @Test
    @Tag("smoke")
    void writesEachEventOnceWithItsKeyHeadersAndTimestamp() throws Exception {
        String in = kafka.createTopic("in", 2);
        String out = kafka.createTopic("out", 3);
        kafka.send(
                IntStream.range(0, 1000)
                        .mapToObj(
                                number ->
                                        new ProducerRecord<>(
                                                in,
                                                number % 2,
                                                number * 1000L,
                                                ("k" + number).getBytes(UTF_8),
                                                String.valueOf(number).getBytes(UTF_8),
                                                List.of(new RecordHeader("n", new byte[] {7}))))
                        .toList());

        jobs.copy(
                "{topic: %s}".formatted(in),
                "{topic: %s, headers: {twice: value + value}}".formatted(out));

        List<ConsumerRecord<byte[], byte[]>> written = kafka.readCommitted(out);
        assertThat(written)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder(
                        IntStream.range(0, 1000).mapToObj(String::valueOf).toArray(String[]::new));
        assertThat(written)
                .allSatisfy(
                        record -> {
                            String number = new String(record.value(), UTF_8);
                            assertThat(new String(record.key(), UTF_8)).isEqualTo("k" + number);
                            assertThat(record.timestamp()).isEqualTo(Long.parseLong(number) * 1000);
                            assertThat(record.headers().lastHeader("n").value())
                                    .isEqualTo(new byte[] {7});
                            assertThat(record.headers().lastHeader("twice").value())
                                    .isEqualTo((number + number).getBytes(UTF_8));
                        });
        assertThat(written).extracting(ConsumerRecord::partition).contains(0, 1, 2);
    }

    @Test
    void writesToTheTopicThatAnExpressionGives() throws Exception {
        String prefix = KafkaProbe.uniqueName("by-content");
        String in = kafka.createTopic("in", 1);
        kafka.sendValues(in, List.of("1", "22", "333", "4"));
        String shortOnes = kafka.createTopic(prefix, 1);

        jobs.copy(
                "{topic: %s}".formatted(in),
                "{delivery-guarantee: at-least-once, partitioner: any, topic-expression:"
                        + " \"size(value) == 1 ? '%1$s' : '%1$s-long'\"}".formatted(shortOnes));

        assertThat(kafka.committedValues(shortOnes)).containsExactly("1", "4");
        assertThat(kafka.committedValues(shortOnes + "-long"))
                .as("in a topic that was made for them")
                .containsExactly("22", "333");
        assertThatThrownBy(
                        () ->
                                jobs.copy(
                                        "{topic: %s, startup-mode: earliest-offset}".formatted(in),
                                        "{topic-expression: \"'%s-no-' + value\", create-topics: false}"
                                                .formatted(prefix)))
                .hasStackTraceContaining("topic-expression gives a topic that does not exist");
    }

    @Test
    void letsThroughExactlyWhatTheProducerTakes() throws Exception {
        String in = kafka.createTopic("in", 1);
        String out = kafka.createTopic("out", 1);
        int largest = 4096 - 86;
        String options = "{topic: %s, properties: {max.request.size: 4096}}".formatted(out);
        kafka.sendValues(in, List.of("x".repeat(largest)));

        jobs.copy("{topic: %s}".formatted(in), options);
        assertThat(kafka.committedValues(out)).containsExactly("x".repeat(largest));

        kafka.sendValues(in, List.of("x".repeat(largest + 1)));
        assertThatThrownBy(() -> jobs.copy("{topic: %s}".formatted(in), options))
                .hasStackTraceContaining(
                        "the record has 4,097 bytes, more than max.request.size 4,096");
    }

    @Test
    void makesTheTopicThatIsNotThere() throws Exception {
        String topic = KafkaProbe.uniqueName("made");
        String options =
                "{topic: %s, topic-config: {partitions: 3, replication-factor: 1, configs: {retention.ms: '3600000'}}}"
                        .formatted(topic);

        assertThat(prepare(options))
                .containsExactly("Topic '%s' was made, with 3 partitions.".formatted(topic));
        assertThat(prepare(options))
                .containsExactly("Topic '%s' has 3 partitions.".formatted(topic));
        assertThat(prepare("{topic: %s, topic-config: {partitions: 5}}".formatted(topic)))
                .containsExactly(
                        "Topic '%s' has 3 partitions, not 5 as topic-config says, and keeps them."
                                .formatted(topic));
        assertThat(
                        prepare(
                                "{topic: %s, topic-config: {configs: {cleanup.policy: compact}}}"
                                        .formatted(topic)))
                .containsExactly(
                        "Topic '%s' has 3 partitions.".formatted(topic),
                        "Topic '%s' has cleanup.policy=delete, not compact as topic-config says, and keeps it."
                                .formatted(topic));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        assertThat(
                        kafka.admin()
                                .describeConfigs(List.of(resource))
                                .all()
                                .get()
                                .get(resource)
                                .get("retention.ms")
                                .value())
                .isEqualTo("3600000");
    }

    @Test
    void takesTheLimitOfTheTopicWhereThatIsTheSmaller() throws Exception {
        String topic = KafkaProbe.uniqueName("small");
        String made =
                "{topic: %s, topic-config: {partitions: 1, replication-factor: 1, configs: {max.message.bytes: '4096'}}}"
                        .formatted(topic);
        String limit =
                "Topic '%s' takes at most 4,096 bytes a batch (max.message.bytes), less than the 1,048,576 that the sink may send: "
                        .formatted(topic);

        assertThat(prepare(made))
                .containsExactly(
                        "Topic '%s' was made, with 1 partition.".formatted(topic),
                        limit + "larger records follow on-error.");
        assertThat(prepared("{topic: %s}".formatted(topic)).options().maxRecordSize())
                .contains(new DataSize(4096));
        assertThat(
                        prepared(
                                        "{topic: %s, properties: {max.request.size: 2048}}"
                                                .formatted(topic))
                                .options()
                                .maxRecordSize())
                .isEmpty();
        assertThat(
                        prepared("{topic: %s, max-record-size: 1mb}".formatted(topic))
                                .options()
                                .maxRecordSize())
                .as("what is said in the file, since sizes are uncompressed")
                .contains(new DataSize(1 << 20));
        assertThat(prepare("{topic: %s, max-record-size: 1mb}".formatted(topic)))
                .contains(limit + "a record that's larger compressed fails the job.");

        String in = kafka.createTopic("in", 1);
        kafka.sendValues(in, List.of("x".repeat(5000)));
        assertThatThrownBy(
                        () ->
                                jobs.copy(
                                        "{topic: %s}".formatted(in),
                                        "{topic: %s, max-record-size: 4096b}".formatted(topic)))
                .hasStackTraceContaining("more than max-record-size 4,096");
    }

    @Test
    void saysBeforehandWhatWillNotWork() throws Exception {
        String topic = kafka.createTopic("there", 1);
        assertRefused(
                "{topic: %sx, create-topics: false}".formatted(topic),
                "topic '%1$sx' does not exist on %2$s. Similar: '%1$s'. Create it, or set create-topics to true."
                        .formatted(topic, kafka.bootstrapServers()));
        assertRefused(
                "{topic: %s, transaction-timeout: 1h}".formatted(topic),
                "transaction-timeout 1 h exceeds the broker's limit 15 min (transaction.max.timeout.ms). Use at most 15 min, or raise the broker's.");
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(
                        () ->
                                prepare(
                                        "{topic: %s, topic-config: {replication-factor: 90}}"
                                                .formatted(KafkaProbe.uniqueName("far"))))
                .withMessageContaining("can't CREATE topic")
                .withMessageContaining("eplication factor");
    }

    @Test
    void saysThatNoBrokerAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        KafkaConnection nowhere =
                new KafkaConnection(
                        Map.of("bootstrap.servers", ConfigScalar.of("127.0.0.1:" + port)),
                        false,
                        Optional.empty());
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> connector.prepare(nowhere, KafkaJobs.sinkOptions("{topic: out}")))
                .withMessage(
                        "no broker of [127.0.0.1:%d] answered in 10 s (connection refused). Check address, listener, firewall."
                                .formatted(port));
    }

    private List<String> prepare(String options) throws ConnectorException {
        return prepared(options).facts();
    }

    private Prepared<KafkaSinkOptions> prepared(String options) throws ConnectorException {
        return connector.prepare(jobs.connection(), KafkaJobs.sinkOptions(options));
    }

    private void assertRefused(String options, String message) {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> prepare(options))
                .withMessage(message);
    }
}
