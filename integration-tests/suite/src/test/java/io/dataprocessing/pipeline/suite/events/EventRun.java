package io.dataprocessing.pipeline.suite.events;

import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Pipelines of these tests, with topics of their own. */
record EventRun(KafkaProbe kafka, TestCluster cluster, String prefix) {

    static final Path PIPELINES = Path.of("src/test/resources/events");
    static final int PARTITIONS = 3;

    static EventRun of(KafkaProbe kafka, TestCluster cluster) {
        return new EventRun(kafka, cluster, KafkaProbe.uniqueName("events") + ".");
    }

    void createTopics(String... topics) {
        kafka.createTopics(
                PARTITIONS, List.of(topics).stream().map(topic -> prefix + topic).toList());
    }

    /** Writes values to some of a topic's partitions in turn, so that each keeps their order. */
    void load(String topic, int partitions, List<String> values) {
        kafka.send(
                IntStream.range(0, values.size())
                        .mapToObj(i -> record(topic, i % partitions, values.get(i)))
                        .toList());
    }

    /** Reads all that was loaded, to its end. */
    void run(String pipeline, Map<String, String> variables) {
        run(pipeline, PIPELINES, variables);
    }

    /** The same for a pipeline that names files in a directory. */
    void run(String pipeline, Path directory, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("MODE", "batch");
        try (RunningPipeline running = start(pipeline, directory, all)) {
            running.awaitFinished();
        }
    }

    RunningPipeline start(String pipeline, Path directory, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("KAFKA", kafka.bootstrapServers());
        all.put("PREFIX", prefix);
        try {
            String file = Files.readString(PIPELINES.resolve(pipeline + ".yaml"));
            return RunningPipeline.start(cluster, RunningPipeline.plan(directory, file, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> values(String topic) {
        return kafka.committedValues(prefix + topic);
    }

    ResultRows rows(String topic) {
        return ResultRows.of(values(topic).stream().map(ResultRow::ofJson).toList());
    }

    void awaitRows(String topic, int rows) {
        await("%d rows in %s".formatted(rows, topic))
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> values(topic).size() >= rows);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, int partition, String value) {
        return new ProducerRecord<>(
                prefix + topic, partition, null, value.getBytes(StandardCharsets.UTF_8));
    }
}
