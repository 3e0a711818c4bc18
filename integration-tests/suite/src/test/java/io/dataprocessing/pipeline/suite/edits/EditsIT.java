package io.dataprocessing.pipeline.suite.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.dataprocessing.pipeline.suite.broker.BrokerExtension;
import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.cli.CommandLineRun;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A filter, a map and a route to three topics, exactly once: what comes out is what the script
 * makes of the same edits, however many tasks there are and whatever dies on the way.
 */
@ExtendWith({BrokerExtension.class, ClusterExtension.class})
final class EditsIT {

    private static final Path PIPELINE = Path.of("src/test/resources/pipelines/edits.yaml");
    private static final int PARTITIONS = 4;

    private final KafkaProbe kafka;
    private final TestCluster cluster;

    @TempDir private Path directory;

    EditsIT(KafkaProbe kafka, TestCluster cluster) {
        this.kafka = kafka;
        this.cluster = cluster;
    }

    @Tag("smoke")
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void generatedEditsGiveWhatTheScriptSays(int parallelism) throws IOException {
        verifyRead(EditsData.generated(), parallelism);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void realEditsGiveWhatTheScriptSays(int parallelism) throws IOException {
        verifyRead(realEdits(), parallelism);
    }

    @Tag("smoke")
    @Test
    void generatedEditsSurviveTheDeathOfATaskManager() throws IOException {
        verifyRecovered(EditsData.generated());
    }

    @Test
    void realEditsSurviveTheDeathOfATaskManager() throws IOException {
        verifyRecovered(realEdits());
    }

    @Test
    void theCommandLineGivesTheSame() throws IOException {
        Optional<Path> real = EditsData.pythonAnswers() ? EditsData.realFile() : Optional.empty();
        EditsData data = real.map(EditsData::real).orElseGet(EditsData::generated);
        Path edits = directory.resolve("edits.jsonl");
        Files.write(edits, data.edits());
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                PIPELINE.toString(),
                                "--kafka",
                                "embedded",
                                "--until-end",
                                "--web-port",
                                "0",
                                "--partitions",
                                "2",
                                "--parallelism",
                                "2",
                                "--load",
                                "edits=" + edits));
        for (String sink : SinkRows.SINKS) {
            arguments.add("--dump");
            arguments.add(sink + "=" + directory.resolve(sink + ".jsonl"));
        }

        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

        assertThat(run.error().strip())
                .as("standard error: three nullable fields are compared without a guard")
                .endsWith("3 warnings.")
                .doesNotContain(" error ");
        assertThat(run.exitCode()).isZero();
        Map<String, List<String>> dumped = new TreeMap<>();
        for (String sink : SinkRows.SINKS) {
            dumped.put(sink, Files.readAllLines(directory.resolve(sink + ".jsonl")));
        }
        SinkRows.of(dumped).verifySameAs(data.expected());
        assertThat(run.out()).contains("people", "split", "large");
    }

    @Test
    void theGoldenRowsAreWhatTheScriptMakesOfTheGeneratedEdits() throws IOException {
        assumeThat(EditsData.pythonAnswers()).as("python3 is needed for the script").isTrue();
        Path edits = directory.resolve("edits.jsonl");
        Files.write(edits, GeneratedEdits.lines());
        SinkRows.ofScript(EditsData.runScript(edits))
                .verifySameAs(EditsData.generated().expected());
    }

    /** Reads all edits to their end. */
    private void verifyRead(EditsData data, int parallelism) throws IOException {
        String prefix = createTopics();
        load(prefix, data.edits());
        try (RunningPipeline pipeline = start(prefix, parallelism, "batch")) {
            Map<String, Object> counts = pipeline.awaitFinished();
            assertThat(counts)
                    .containsEntry("edits.out", (long) data.edits().size())
                    .containsEntry("split.out", (long) data.expected().count());
        }
        committed(prefix).verifySameAs(data.expected());
    }

    /** Kills the task manager once when some edits are through and others are on their way. */
    private void verifyRecovered(EditsData data) throws IOException {
        String prefix = createTopics();
        List<String> edits = data.edits();
        int third = edits.size() / 3;
        try (RunningPipeline pipeline = start(prefix, 2, "streaming")) {
            load(prefix, edits.subList(0, third));
            awaitCommitted(prefix, 1);
            load(prefix, edits.subList(third, 2 * third));
            cluster.replaceTaskManager();
            load(prefix, edits.subList(2 * third, edits.size()));
            pipeline.awaitRestarts(1);
            awaitCommitted(prefix, data.expected().count());
            pipeline.stop();
        }
        committed(prefix).verifySameAs(data.expected());
    }

    private EditsData realEdits() {
        assumeThat(EditsData.realFile())
                .as("the real edits are needed; -Dpipeline.test.data names where they are")
                .isPresent();
        assumeThat(EditsData.pythonAnswers()).as("python3 is needed for the script").isTrue();
        return EditsData.real(EditsData.realFile().orElseThrow());
    }

    private RunningPipeline start(String prefix, int parallelism, String mode) throws IOException {
        return RunningPipeline.start(
                cluster,
                Files.readString(PIPELINE),
                Map.of(
                        "KAFKA",
                        kafka.bootstrapServers(),
                        "PREFIX",
                        prefix,
                        "PARALLELISM",
                        String.valueOf(parallelism),
                        "MODE",
                        mode));
    }

    private String createTopics() {
        String prefix = KafkaProbe.uniqueName("run") + ".";
        kafka.createTopics(PARTITIONS, List.of(prefix + "edits"));
        kafka.createTopics(2, SinkRows.SINKS.stream().map(sink -> prefix + sink).toList());
        return prefix;
    }

    private void load(String prefix, List<String> edits) {
        kafka.send(
                IntStream.range(0, edits.size())
                        .mapToObj(i -> record(prefix, i % PARTITIONS, edits.get(i)))
                        .toList());
    }

    private static ProducerRecord<byte[], byte[]> record(
            String prefix, int partition, String edit) {
        return new ProducerRecord<>(
                prefix + "edits", partition, null, edit.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitCommitted(String prefix, int rows) {
        await("%d rows are committed".formatted(rows))
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> committed(prefix).count() >= rows);
    }

    private SinkRows committed(String prefix) {
        Map<String, List<String>> rows = new TreeMap<>();
        SinkRows.SINKS.forEach(sink -> rows.put(sink, kafka.committedValues(prefix + sink)));
        return SinkRows.of(rows);
    }
}
