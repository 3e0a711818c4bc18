package io.dataprocessing.pipeline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.problem.Position;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is in no byte of what Flink ships, and in the client all the same. */
class SecretsTest {

    private static final String CANARY = "canary-7f3a91";
    private static final String SCRAM =
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                    + " username=\"svc\" password=\"%s\";";
    private static final RowType TYPE = (RowType) DataTypes.parse("row<id long>");

    @TempDir private Path directory;
    private Path secrets;

    @BeforeEach
    void writeSecrets() throws IOException {
        secrets =
                Files.writeString(
                        directory.resolve("kafka.properties"),
                        "password=" + CANARY + "\njaas=com.acme.Evil required;\n");
    }

    @Test
    void isInNothingThatIsShipped() throws Exception {
        KafkaConnection connection = connection(SCRAM.formatted(reference("password")));
        KafkaSourceOptions source = Words.bind(KafkaSourceOptions.class, "{topic: orders}");
        KafkaSinkOptions sink = Words.bind(KafkaSinkOptions.class, TYPE, "{topic: out}");
        SinkContext sinkContext = new SinkContext("orders", "out", TYPE, Duration.ofSeconds(10));
        KafkaSourceConnector sources = new KafkaSourceConnector();
        KafkaSinkConnector sinks = new KafkaSinkConnector();

        List<Serializable> shipped =
                List.of(
                        sources.create(connection, source, context(false)),
                        sources.create(connection, source, context(true)),
                        sinks.create(connection, sink, sinkContext),
                        sinks.encoder(connection, sink, sinkContext),
                        connection.properties().get("sasl.jaas.config"));
        for (Serializable object : shipped) {
            String bytes =
                    new String(
                            InstantiationUtil.serializeObject(object), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain(CANARY);
        }
        assertThat(connection).asString().doesNotContain(CANARY, "svc");
        assertThat(sinks.describe(connection, sink, new RecordingContext("out", false)).facts())
                .noneMatch(fact -> fact.contains(CANARY));
    }

    @Test
    void reachesTheClient() {
        for (ClientKeys.Client client : ClientKeys.Client.values()) {
            Properties properties =
                    ClientProperties.of(
                                    connection(SCRAM.formatted(reference("password"))), Map.of())
                            .of(client);
            AbstractConfig resolved = new AdminClientConfig(properties);
            assertThat(resolved.getPassword("sasl.jaas.config"))
                    .isEqualTo(new Password(SCRAM.formatted(CANARY)));
            assertThat(resolved.getList("bootstrap.servers")).containsExactly("localhost:9092");
            assertThat(properties.toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void isNotShippedToClientsThatDontKnowTheProperty() {
        KafkaConnection connection =
                new KafkaConnection(
                        Map.of("bootstrap.servers", ConfigScalar.of("h:1")),
                        false,
                        Optional.empty());
        ClientProperties client =
                ClientProperties.of(
                        connection,
                        Map.of(
                                "linger.ms", ConfigScalar.of("5"),
                                "fetch.min.bytes", ConfigScalar.of("6")));

        assertThat(client.of(ClientKeys.Client.ADMIN)).containsOnlyKeys("bootstrap.servers");
        assertThat(client.of(ClientKeys.Client.PRODUCER))
                .containsOnlyKeys("bootstrap.servers", "linger.ms");
        assertThat(client.of(ClientKeys.Client.CONSUMER))
                .containsOnlyKeys("bootstrap.servers", "fetch.min.bytes");
    }

    @Test
    void isLookedAtBeforeAClientSeesIt() {
        Properties properties =
                ClientProperties.of(connection(reference("jaas")), Map.of())
                        .of(ClientKeys.Client.ADMIN);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new AdminClientConfig(properties))
                .withMessageStartingWith(
                        "Kafka property 'sasl.jaas.config' names a login module that is not"
                                + " allowed.");
    }

    @Test
    void saysWhatIsMissingWhereItCannotBeResolved() {
        Properties properties =
                ClientProperties.of(connection(SCRAM.formatted(reference("pasword"))), Map.of())
                        .of(ClientKeys.Client.ADMIN);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new AdminClientConfig(properties))
                .withMessage(
                        "Kafka property 'sasl.jaas.config': file %s has no key 'pasword'"
                                .formatted(secrets));
    }

    @Test
    void isWarnedOfWhereItIsWrittenOut() {
        RecordingContext context = new RecordingContext("out", false);
        new KafkaSinkConnector()
                .describe(
                        connection(SCRAM.formatted(CANARY)),
                        Words.bind(KafkaSinkOptions.class, TYPE, "{topic: out}"),
                        context);
        assertThat(context.warnings())
                .containsExactly(
                        "connection: the secret in Kafka property 'sasl.jaas.config' is written out"
                                + " and will be part of the job. Write ${env:NAME} or"
                                + " ${file:path:key} instead.");
    }

    private String reference(String key) {
        return "${file:%s:%s}".formatted(secrets, key);
    }

    private static KafkaConnection connection(String jaas) {
        return new KafkaConnection(
                Map.of(
                        "bootstrap.servers",
                        ConfigScalar.of("localhost:9092"),
                        "sasl.jaas.config",
                        new ConfigScalar(jaas, true, true, Position.none(), List.of())),
                false,
                Optional.empty());
    }

    private static SourceContext context(boolean bounded) {
        return new SourceContext("orders", "in", bounded, new NothingDecoded());
    }

    /** A decoder that is only shipped. */
    private static final class NothingDecoded implements EventDecoder {

        @Override
        public TypeInformation<Event> type() {
            return new EventTypeInfo(TYPE);
        }

        @Override
        public void open(UserCodeClassLoader userCode, MetricGroup metrics) {
            throw new IllegalStateException("not opened here");
        }

        @Override
        public Event decode(RawRecord raw, Origin origin) {
            throw new IllegalStateException("not used here");
        }
    }
}
