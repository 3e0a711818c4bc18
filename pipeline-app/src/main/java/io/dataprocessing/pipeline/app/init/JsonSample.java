package io.dataprocessing.pipeline.app.init;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at records in JSON. */
final class JsonSample {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private JsonSample() {}

    /**
     * What the records are.
     *
     * @throws StoppedException if none of them is JSON
     */
    static SampledFormat look(Sample sample) {
        Observation root = new Observation();
        int unreadable = 0;
        int others = 0;
        for (byte[] record : sample.records()) {
            try {
                JsonNode value = MAPPER.readTree(record);
                if (value.isObject()) {
                    root.add(value);
                } else if (value.isMissingNode()) {
                    unreadable++;
                } else {
                    others++;
                }
            } catch (IOException e) {
                unreadable++;
            }
        }
        if (root.objects() == 0 && others == 0) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "none of the %d records of %s is JSON. Files that end in .csv are read as CSV; nothing else is known."
                            .formatted(sample.records().size(), sample.origin()));
        }
        return root.objects() == 0 || root.members().isEmpty()
                ? document(sample, unreadable)
                : rows(sample, root, unreadable + others);
    }

    private static SampledFormat document(Sample sample, int unreadable) {
        return new SampledFormat(
                List.of("format: json", "document: body  # records are no objects: each is kept as its text"),
                Map.of(),
                List.of(),
                sample.records().size(),
                unreadable);
    }

    private static SampledFormat rows(Sample sample, Observation root, int unreadable) {
        TimestampChoice timestamps = TimestampChoice.of(root);
        TypeInference inference = new TypeInference(timestamps, true);
        Map<String, InferredType> fields = new LinkedHashMap<>();
        List<String> jsonText = new ArrayList<>();
        List<String> candidates = new ArrayList<>();
        root.members()
                .forEach(
                        (name, seen) -> {
                            if (!name.isBlank()) {
                                InferredType type = inference.field(name, seen, root.objects());
                                fields.put(name, type);
                                jsonText.addAll(type.jsonText());
                                if (type.text().equals("timestamp")) {
                                    candidates.add(name);
                                }
                            }
                        });
        List<String> options = new ArrayList<>(List.of("format: json"));
        if (timestamps != TimestampChoice.ISO_8601) {
            options.add("timestamp-format: " + timestamps.word());
        }
        if (!jsonText.isEmpty()) {
            options.add(
                    "json-text: [%s]"
                            .formatted(
                                    String.join(
                                            ", ", jsonText.stream().map(YamlText::flow).toList())));
        }
        return new SampledFormat(
                options, fields, candidates, sample.records().size(), unreadable);
    }
}
