package io.dataprocessing.pipeline.suite.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Records to begin with that no encoder of ours wrote. */
final class FuzzSeeds {

    private static final int MAX_SIZE = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CHANGES =
            List.of(
                    "{\"before\":null,\"after\":{\"id\":1,\"deleted\":false,\"name\":\"a\"},\"source\":"
                        + "{\"ts_ms\":1,\"snapshot\":\"false\"},\"op\":\"c\",\"ts_ms\":2}",
                    "{\"before\":{\"id\":1,\"deleted\":false,\"name\":\"a\"},\"after\":{\"id\":1,"
                            + "\"deleted\":true,\"name\":null},\"op\":\"u\",\"ts_ms\":2}",
                    "{\"schema\":{\"type\":\"struct\"},\"payload\":{\"before\":{\"id\":1,\"deleted\":"
                        + "false,\"name\":\"a\"},\"after\":null,\"op\":\"d\"}}",
                    "{\"before\":null,\"after\":null,\"op\":\"t\"}");

    private FuzzSeeds() {}

    static List<byte[]> of(String format) {
        List<byte[]> seeds = new ArrayList<>();
        if (format.startsWith("debezium")) {
            CHANGES.forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (format.contains("json")) {
            shared("jsontestsuite/sample.jsonl", "b64").stream()
                    .map(Base64.getDecoder()::decode)
                    .forEach(
                            payload -> {
                                seeds.add(payload);
                                seeds.add(member(payload));
                            });
        }
        if (format.startsWith("avro")) {
            shared("wireformat/cases.jsonl", "hex")
                    .forEach(text -> seeds.add(HexFormat.of().parseHex(text)));
        }
        return seeds.stream().filter(seed -> seed.length <= MAX_SIZE).toList();
    }

    /** An object that has a JSON value as a member which most types here have. */
    private static byte[] member(byte[] payload) {
        byte[] front = "{\"field_1\":".getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(front, front.length + payload.length + 1);
        System.arraycopy(payload, 0, whole, front.length, payload.length);
        whole[whole.length - 1] = '}';
        return whole;
    }

    /** A member of each line of a file that lies beside the project on some machines. */
    private static List<String> shared(String path, String member) {
        Optional<Path> file = find("conformance/" + path);
        List<String> all = new ArrayList<>();
        try {
            for (String line :
                    file.isPresent() ? Files.readAllLines(file.get()) : List.<String>of()) {
                JsonNode value = JSON.readTree(line).path(member);
                if (value.isTextual()) {
                    all.add(value.asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Optional<Path> find(String path) {
        String named = System.getProperty("pipeline.test.data");
        if (named != null) {
            return Optional.of(Path.of(named, path)).filter(Files::exists);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/data").resolve(path);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
