package io.dataprocessing.pipeline.suite.processors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dataprocessing.pipeline.suite.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The example of a type of step: a pipeline, the records of each topic that it reads, one a line as
 * {@code {"key": …, "value": …, "timestamp": millis, "headers": {…}}} of which only the value is
 * needed, and the values that each topic should have in the end, in any order.
 */
record ProcessorExample(String type, Path directory) {

    private static final Path ROOT =
            ProjectFiles.root().resolve("pipeline-app/src/main/dist/examples/processors");
    private static final Pattern TOPIC = Pattern.compile("\\btopic: \"?([A-Za-z0-9._-]+)\"?");

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** All examples, by type. */
    static List<ProcessorExample> all() {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(path -> new ProcessorExample(path.getFileName().toString(), path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example of a type, whether it's there or not. */
    static ProcessorExample of(String type) {
        return new ProcessorExample(type, ROOT.resolve(type));
    }

    /** The page that shows the example. */
    Path page() {
        return ProjectFiles.root().resolve("docs/processors/" + type + ".md");
    }

    String pipeline() {
        return read(directory.resolve("pipeline.yaml"));
    }

    /** The pipeline with topics that no other example has. */
    String pipeline(String run) {
        return TOPIC.matcher(pipeline()).replaceAll("topic: \"" + run + ".$1\"");
    }

    /** The names of all topics, as the file has them. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        TOPIC.matcher(pipeline()).results().map(found -> found.group(1)).forEach(topics::add);
        return topics;
    }

    /** The records that go in. */
    List<ProducerRecord<byte[], byte[]>> input(String run) {
        return files("input").entrySet().stream()
                .flatMap(
                        file ->
                                file.getValue().stream()
                                        .map(line -> sent(run, file.getKey(), line)))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> sent(String run, String topic, String line) {
        JsonNode record = json(line);
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(
                        run + "." + topic,
                        null,
                        record.hasNonNull("timestamp") ? record.get("timestamp").longValue() : null,
                        bytes(record.get("key")),
                        bytes(record.get("value")));
        if (record.has("headers")) {
            record.get("headers")
                    .properties()
                    .forEach(
                            header ->
                                    sent.headers().add(header.getKey(), bytes(header.getValue())));
        }
        return sent;
    }

    /** Text stands for itself, everything else for its JSON; null if there is nothing. */
    private static byte[] bytes(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        return (node.isTextual() ? node.textValue() : node.toString()).getBytes(UTF_8);
    }

    /**
     * The values that come out, by topic, in words that don't depend on how numbers are written.
     */
    Map<String, List<String>> expected() {
        Map<String, List<String>> expected = new TreeMap<>();
        files("expected")
                .forEach(
                        (topic, lines) ->
                                expected.put(
                                        topic,
                                        lines.stream().map(line -> words(json(line))).toList()));
        return expected;
    }

    /** A value that came out, in the same words. */
    static String words(byte[] value) {
        if (value == null) {
            return "null";
        }
        String text = new String(value, UTF_8);
        try {
            return words(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return words(TextNode.valueOf(text));
        }
    }

    private static String words(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros().toPlainString();
        }
        if (node.isArray()) {
            return Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                    .map(i -> words(node.get(i)))
                    .toList()
                    .toString();
        }
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties()
                    .forEach(field -> fields.put(field.getKey(), words(field.getValue())));
            return fields.toString();
        }
        return node.toString();
    }

    /** The lines of each file in a folder, by topic. */
    private Map<String, List<String>> files(String folder) {
        Map<String, List<String>> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(directory.resolve(folder))) {
            found.filter(file -> file.toString().endsWith(".jsonl"))
                    .forEach(
                            file ->
                                    files.put(
                                            file.getFileName().toString().replace(".jsonl", ""),
                                            read(file)
                                                    .lines()
                                                    .filter(line -> !line.isBlank())
                                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
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
}
