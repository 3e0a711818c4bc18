package io.dataprocessing.pipeline.suite.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.preflight.Preflight;
import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.registry.RegistryExtension;
import io.dataprocessing.pipeline.suite.registry.TestRegistry;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Flights of a month, with more than eighty columns: written by Confluent's serializer, filtered
 * and mapped, and held against a computation that has nothing of the platform in it.
 */
@ExtendWith({BrokerExtension.class, ClusterExtension.class, RegistryExtension.class})
final class AirlineIT {

    private static final String FILE = "shared/data/events/airline/airlineStats.avro";
    private static final int PARTITIONS = 4;
    private static final int LATE = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PIPELINE =
            """
            version: 1
            name: ${RUN}
            execution: {runtime-mode: batch, parallelism: 2, restart: {strategy: none}}
            connections:
              main:
                type: kafka
                properties: {bootstrap.servers: "${KAFKA}"}
                schema-registry: {url: "${REGISTRY}"}
            dead-letter: {connection: main, topic: "${RUN}.dlq"}
            sources:
              flights:
                connection: main
                topic: ${RUN}.flights
                startup-mode: earliest-offset
                value: {format: avro-confluent}
                on-error: dead-letter
            steps:
              - {name: late, input: flights, type: filter, condition: "has(ArrDelay) && ArrDelay >= 15"}
              - name: gained
                input: late
                type: map
                fields: {Gained: "has(DepDelay) ? DepDelay - ArrDelay : 0"}
            sinks:
              copies:
                input: flights
                connection: main
                topic: "${RUN}.copies"
                value: {format: avro-confluent, auto-register: true}
              late-flights:
                input: late
                connection: main
                topic: "${RUN}.late"
                value: {format: avro-confluent, auto-register: true, record-name: delays.Flight}
              gains:
                input: gained
                connection: main
                topic: "${RUN}.gains"
                value: {format: json}
            """;

    private final KafkaProbe kafka;
    private final TestCluster cluster;
    private final TestRegistry registry;
    private final String run = KafkaProbe.uniqueName("airline");
    private final Map<String, Object> settings;

    AirlineIT(KafkaProbe kafka, TestCluster cluster, TestRegistry registry) {
        this.kafka = kafka;
        this.cluster = cluster;
        this.registry = registry;
        this.settings = Map.of("schema.registry.url", registry.url());
        kafka.createTopics(
                PARTITIONS,
                Stream.of("flights", "copies", "late", "gains", "dlq").map(this::topic).toList());
    }

    @Test
    void flightsComeOutAsAnIndependentComputationSays() throws Exception {
        List<GenericRecord> flights = flights();
        send(flights);

        PipelinePlan plan =
                new Preflight(RunningPipeline.catalog())
                        .prepare(
                                RunningPipeline.plan(
                                        PIPELINE,
                                        Map.of(
                                                "RUN", run,
                                                "KAFKA", kafka.bootstrapServers(),
                                                "REGISTRY", registry.url())))
                        .plan();
        try (RunningPipeline pipeline = RunningPipeline.start(cluster, plan)) {
            pipeline.awaitFinished();
        }

        List<GenericRecord> late = flights.stream().filter(AirlineIT::isLate).toList();
        assertThat(late).hasSizeBetween(100, flights.size() - 100);
        assertThat(kafka.readCommitted(topic("dlq"))).isEmpty();
        verifyFramed("copies", "pinot.Flight", flights);
        verifyFramed("late", "delays.Flight", late);
        List<String> gains = kafka.committedValues(topic("gains"));
        assertThat(counted(json(gains))).isEqualTo(counted(late.stream().map(AirlineIT::gain)));
    }

    /** What is in a topic is what the serializer makes of the same records, byte for byte. */
    private void verifyFramed(String name, String recordName, List<GenericRecord> records)
            throws Exception {
        String topic = topic(name);
        Schema written =
                new Schema.Parser()
                        .parse(
                                registry.newClient()
                                        .getLatestSchemaMetadata(topic + "-value")
                                        .getSchema());
        assertThat(written.getFullName()).isEqualTo(recordName);
        List<byte[]> values =
                kafka.readCommitted(topic).stream().map(ConsumerRecord::value).toList();
        List<GenericRecord> copies =
                records.stream().map(record -> copy(record, written)).toList();
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry.newClient());
                KafkaAvroDeserializer deserializer =
                        new KafkaAvroDeserializer(registry.newClient())) {
            serializer.configure(
                    Map.of(
                            "schema.registry.url",
                            registry.url(),
                            "auto.register.schemas",
                            false),
                    /* isKey= */ false);
            deserializer.configure(settings, /* isKey= */ false);
            assertThat(counted(values.stream().map(HexFormat.of()::formatHex)))
                    .isEqualTo(
                            counted(
                                    copies.stream()
                                            .map(copy -> serializer.serialize(topic, copy))
                                            .map(HexFormat.of()::formatHex)));
            assertThat(counted(values.stream().map(each -> deserializer.deserialize(topic, each))))
                    .isEqualTo(counted(copies.stream().map(copy -> (Object) copy)));
        }
    }

    private static GenericRecord copy(GenericRecord record, Schema schema) {
        GenericData.Record copy = new GenericData.Record(schema);
        schema.getFields()
                .forEach(field -> copy.put(field.pos(), record.get(field.name())));
        return copy;
    }

    private void send(List<GenericRecord> flights) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry.newClient())) {
            serializer.configure(settings, /* isKey= */ false);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (GenericRecord flight : flights) {
                byte[] value = serializer.serialize(topic("flights"), flight);
                records.add(new ProducerRecord<>(topic("flights"), value));
            }
            kafka.send(records);
        }
    }

    private static boolean isLate(GenericRecord flight) {
        return flight.get("ArrDelay") != null && (Integer) flight.get("ArrDelay") >= LATE;
    }

    private static JsonNode gain(GenericRecord flight) {
        ObjectNode json = JSON.createObjectNode();
        for (Schema.Field field : flight.getSchema().getFields()) {
            json.set(field.name(), node(flight.get(field.pos())));
        }
        Integer departure = (Integer) flight.get("DepDelay");
        json.put("Gained", departure == null ? 0 : departure - (Integer) flight.get("ArrDelay"));
        return json;
    }

    private static JsonNode node(Object value) {
        if (value instanceof Collection<?> list) {
            List<JsonNode> nodes = list.stream().map(AirlineIT::node).toList();
            return JSON.createArrayNode().addAll(nodes);
        }
        if (value instanceof CharSequence text) {
            return JSON.getNodeFactory().textNode(text.toString());
        }
        return value == null
                ? JSON.getNodeFactory().nullNode()
                : JSON.getNodeFactory().numberNode((Integer) value);
    }

    private static Stream<JsonNode> json(List<String> texts) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String text : texts) {
            nodes.add(JSON.readTree(text.getBytes(StandardCharsets.UTF_8)));
        }
        return nodes.stream();
    }

    private static <T> Map<T, Long> counted(Stream<? extends T> values) {
        return values.collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    }

    private static List<GenericRecord> flights() throws IOException {
        Optional<Path> file = file();
        assumeThat(file).as("the folder shared/data is not there").isPresent();
        List<GenericRecord> flights = new ArrayList<>();
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(file.get().toFile(), new GenericDatumReader<>())) {
            reader.forEach(flights::add);
        }
        return flights;
    }

    private static Optional<Path> file() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve(FILE);
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
