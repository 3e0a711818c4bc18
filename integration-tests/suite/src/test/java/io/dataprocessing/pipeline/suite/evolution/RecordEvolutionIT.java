package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.RegistryFormat;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar.Verdict;
import io.dataprocessing.pipeline.core.plan.FormatPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.registry.RegistryExtension;
import io.dataprocessing.pipeline.suite.registry.TestRegistry;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each change of a schema at a real registry: whether a subject takes it, and what becomes of the
 * records on both sides of it. Held to the table in the documentation, and to Avro's own reader.
 */
@ExtendWith(RegistryExtension.class)
final class RecordEvolutionIT {

    private static final String FORMAT = "avro-confluent";
    private static final List<String> LEVELS = List.of("BACKWARD", "FORWARD", "FULL", "NONE");
    private static final String PIPELINE =
            """
            version: 1
            name: evolution
            connections:
              main:
                type: kafka
                properties: {bootstrap.servers: "127.0.0.1:9"}
                schema-registry: {url: "${REGISTRY}"}
            sources:
              in:
                connection: main
                topic: ${TOPIC}
                startup-mode: earliest-offset
                value: {format: avro-confluent}
            sinks:
              out: {input: in, connection: main, topic: "${TOPIC}.out", value: {format: json}}
            """;

    private final Catalog catalog = RunningPipeline.catalog();
    private final String topic = KafkaProbe.uniqueName("evolution");

    static List<SchemaChange> changes() {
        return SchemaChange.all();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aSubjectTakesTheSchemaAtTheLevelsOfTheTable(SchemaChange change, TestRegistry registry)
            throws RegistryException {
        List<String> taking = new ArrayList<>();
        try (SchemaRegistrar registrar = registrar(registry)) {
            for (String level : LEVELS) {
                String subject = "%s-%s".formatted(topic, level);
                registry.register(subject, change.before());
                registry.compatibility(subject, level);
                Verdict verdict =
                        registrar.check(
                                new Registration(
                                        subject,
                                        "AVRO",
                                        change.after(),
                                        /* automatic= */ false,
                                        /* normalize= */ false));
                if (verdict.problems().isEmpty()) {
                    taking.add(level.toLowerCase(Locale.ROOT));
                } else {
                    assertThat(verdict.problems()).allMatch(problem -> problem.contains(level));
                }
            }
        }
        assertThat(taking.size() == LEVELS.size() ? "all" : String.join(", ", taking))
                .isEqualTo(EvolutionTable.of(change).levels());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aSourceReadsRecordsOfTheOtherSchemaAsTheTableSays(
            SchemaChange change, TestRegistry registry) throws IOException {
        Version before = register(registry, change.before());
        RowDecoder running = sourceOfLatest(registry);
        Version after = register(registry, change.after());
        RowDecoder plannedAnew = sourceOfLatest(registry);

        assertThat(outcome(running, after, before))
                .as("new records in a source that runs on")
                .isEqualTo(EvolutionTable.of(change).runningSource());
        assertThat(outcome(plannedAnew, before, after))
                .as("old records in a source that was planned anew")
                .isEqualTo(EvolutionTable.of(change).newSource());
    }

    private Version register(TestRegistry registry, String schema) {
        return new Version(registry.register(topic + "-value", schema), schema);
    }

    /** What becomes of records that were written with one schema and are read with another. */
    private static String outcome(RowDecoder decoder, Version written, Version read)
            throws IOException {
        SampleRecords records = new SampleRecords(written.schema());
        int rows = 0;
        int letters = 0;
        for (byte[] record : records.encoded()) {
            Optional<Row> row = decoded(decoder, written.framed(record));
            if (row.isPresent()) {
                rows++;
                assertThat(row).isEqualTo(resolved(decoder, records, record, read));
            } else {
                letters++;
            }
        }
        return letters == 0 ? "reads all" : rows == 0 ? "dead letters" : "reads some";
    }

    /** The row that Avro's own reader makes of a record. */
    private static Optional<Row> resolved(
            RowDecoder decoder, SampleRecords records, byte[] record, Version read)
            throws IOException {
        try {
            return decoded(decoder, read.framed(records.resolved(record, read.schema())));
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Row> decoded(RowDecoder decoder, byte[] record) {
        try {
            return Optional.of(decoder.decode(record));
        } catch (DecodeException e) {
            assertThat(e).hasMessageMatching("(?s).{10,}");
            return Optional.empty();
        } catch (NoRowException e) {
            throw new AssertionError("each record stands for a row", e);
        }
    }

    private RowDecoder sourceOfLatest(TestRegistry registry) {
        FormatPlan plan =
                RunningPipeline.plan(PIPELINE, Map.of("REGISTRY", registry.url(), "TOPIC", topic))
                        .sources()
                        .get(0)
                        .value();
        return decoder(catalog.format(FORMAT).orElseThrow(), plan);
    }

    private static <O extends Record> RowDecoder decoder(Format<O> format, FormatPlan plan) {
        return format.decoder(
                format.optionsType().cast(plan.options()),
                plan.ref().schema(),
                new Surroundings(plan.ref().registry(), new ConcurrentHashMap<>()));
    }

    private SchemaRegistrar registrar(TestRegistry registry) {
        RegistryFormat<?> format = (RegistryFormat<?>) catalog.format(FORMAT).orElseThrow();
        return format.registrar(new RegistrySettings(registry.url(), Map.of()));
    }

    /** A registered schema. */
    private record Version(int id, String schema) {

        byte[] framed(byte[] record) {
            return ByteBuffer.allocate(record.length + 5)
                    .put((byte) 0)
                    .putInt(id)
                    .put(record)
                    .array();
        }
    }

    /** What a task gives its decoder. */
    private record Surroundings(RegistrySettings settings, Map<Integer, String> memory)
            implements FormatRuntime, SchemaMemory {

        @Override
        public Optional<RegistrySettings> registry() {
            return Optional.of(settings);
        }

        @Override
        public SchemaMemory schemas() {
            return this;
        }

        @Override
        public Optional<String> find(String registry, int id) {
            return Optional.ofNullable(memory.get(id));
        }

        @Override
        public void remember(String registry, int id, String schema) {
            memory.put(id, schema);
        }
    }
}
