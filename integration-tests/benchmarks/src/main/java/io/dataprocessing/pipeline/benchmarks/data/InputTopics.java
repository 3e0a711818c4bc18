package io.dataprocessing.pipeline.benchmarks.data;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.benchmarks.scenario.Limit;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Reference;
import io.dataprocessing.pipeline.benchmarks.scenario.References;
import io.dataprocessing.pipeline.benchmarks.scenario.Results;
import io.dataprocessing.pipeline.benchmarks.scenario.Tally;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics that are read; each is written once, when it's first asked for. */
public final class InputTopics {

    private final String bootstrapServers;
    private final String registry;
    private final Admin admin;
    private final Set<Input> written = new HashSet<>();
    private final Map<Expectation, Map<String, Tally>> expected = new HashMap<>();

    /**
     * Topics of a broker.
     *
     * @param registry the address of the registry with the schemas of their records
     */
    public InputTopics(String bootstrapServers, String registry, Admin admin) {
        this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
        this.registry = requireNonNull(registry, "registry");
        this.admin = requireNonNull(admin, "admin");
    }

    /** Writes an input, if it isn't there yet. */
    public void write(Input input) throws InterruptedException, ExecutionException {
        if (!written.add(input)) {
            return;
        }
        NewTopic topic =
                new NewTopic(input.topic(), Optional.of(Input.PARTITIONS), Optional.empty());
        admin.createTopics(List.of(topic)).all().get();
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, 20,
                        ProducerConfig.BATCH_SIZE_CONFIG, 1 << 16,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, input.compression());
        if (input.payload() == Payload.AVRO_180) {
            AvroValues.register(registry, input.topic());
        }
        Records source = Records.of(input.payload(), input.keys());
        WriteFailure failure = new WriteFailure();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long number = 0; number < input.records(); number++) {
                producer.send(
                        new ProducerRecord<>(
                                input.topic(),
                                Input.partition(number),
                                null,
                                input.value(source, number)),
                        failure);
            }
        }
        failure.check();
    }

    /**
     * What has to come out, by output.
     *
     * @param limit whether nobody looks into the records
     */
    public Map<String, Tally> expected(Topology topology, Input input, boolean limit)
            throws IOException {
        Expectation expectation = new Expectation(topology, input, limit);
        Map<String, Tally> known = expected.get(expectation);
        if (known == null) {
            known = limit ? ofLimit(topology, input) : ofReference(topology, input);
            expected.put(expectation, known);
        }
        return known;
    }

    private static Map<String, Tally> ofLimit(Topology topology, Input input) {
        Records source = Records.of(input.payload(), input.keys());
        Results results = new Results(topology.outputs());
        for (long number = 0; number < input.records(); number++) {
            byte[] value = input.value(source, number);
            Limit.output(topology, number / Input.PARTITIONS)
                    .ifPresent(
                            output ->
                                    results.add(
                                            output, Limit.hash(Limit.value(topology, value))));
        }
        return results.tallies();
    }

    private Map<String, Tally> ofReference(Topology topology, Input input) throws IOException {
        Records source = Records.of(input.payload(), input.keys());
        Reference reference = References.of(topology);
        Values values = Values.of(input.payload(), registry);
        Results results = new Results(topology.outputs());
        for (long number = 0; number < input.records(); number++) {
            JsonNode record = values.read(input.value(source, number));
            reference.accept(record, results);
        }
        reference.finish(results);
        return results.tallies();
    }

    private record Expectation(Topology topology, Input input, boolean limit) {}
}
