package io.dataprocessing.pipeline.suite.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dataprocessing.pipeline.suite.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The example of a step type: a pipeline file, the records of each topic that it reads, and the
 * values of each topic that it writes.
 *
 * @param directory where it is; its name is that of the type
 */
record ProcessorExample(Path directory) {

    private static final Path ALL =
            ProjectFiles.root().resolve("pipeline-app/src/main/dist/examples/processors");
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String BATCH =
            "execution: {runtime-mode: batch, parallelism: 2, restart: {strategy: none}}\n";

    /** All examples, in the order of their names. */
    static List<ProcessorExample> all() {
        return children(ALL).stream().map(ProcessorExample::new).toList();
    }

    String type() {
        return directory.getFileName().toString();
    }

    /** The pipeline file as people read it. */
    String text() {
        return read(directory.resolve("pipeline.yaml"));
    }

    /** The pipeline file as a bounded job, with topics of its own. */
    String bounded() {
        String text = text().replaceAll("(topic: )([A-Za-z0-9._-]+)", "$1" + type() + ".$2");
        return text.contains("runtime-mode: batch")
                ? text
                : text.replaceFirst("(?m)^(name: .*\n)", "$1" + BATCH);
    }

    /** The records of the topics that are read. */
    Map<String, List<ProducerRecord<byte[], byte[]>>> input() {
        Map<String, List<ProducerRecord<byte[], byte[]>>> topics = new LinkedHashMap<>();
        for (Path file : children(directory.resolve("input"))) {
            String topic = topic(file);
            topics.put(topic, lines(file).stream().map(line -> record(topic, line)).toList());
        }
        return topics;
    }

    /** The values of the topics that are written, in no order. */
    Map<String, List<JsonNode>> expected() {
        Map<String, List<JsonNode>> topics = new LinkedHashMap<>();
        for (Path file : children(directory.resolve("expected"))) {
            topics.put(topic(file), lines(file));
        }
        return topics;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String topic(Path file) {
        return type() + "." + file.getFileName().toString().replaceFirst("\\.jsonl$", "");
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, JsonNode line) {
        JsonNode value = line.path("value");
        return new ProducerRecord<>(
                topic,
                Optional.of(line.path("key"))
                        .filter(key -> !key.isMissingNode())
                        .map(ProcessorExample::bytes)
                        .orElse(null),
                value.isNull() ? null : bytes(value));
    }

    /** Texts as they are, everything else in JSON. */
    private static byte[] bytes(JsonNode node) {
        return (node.isTextual() ? node.textValue() : node.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> lines(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        read(file).lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(json(line)));
        return lines;
    }

    private static List<Path> children(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return type();
    }
}
