package io.dataprocessing.pipeline.connectors.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pieces of the sentences that say what a source or sink does. */
final class Facts {

    private Facts() {}

    static String topics(List<String> topics) {
        return (topics.size() == 1 ? "topic " : "topics ")
                + topics.stream().map(topic -> "'" + topic + "'").collect(Collectors.joining(", "));
    }

    static String duration(Duration duration) {
        if (duration.toMillisPart() != 0 || duration.isZero()) {
            return duration.toMillis() + " ms";
        }
        if (duration.toSecondsPart() != 0) {
            return duration.toSeconds() + " s";
        }
        return duration.toMinutesPart() != 0
                ? duration.toMinutes() + " min"
                : duration.toHours() + " h";
    }

    static String writtenOut(String key) {
        return "the secret in Kafka property '%s' is written out and will be part of the job. Write ${env:NAME} or ${file:path:key} instead."
                .formatted(key);
    }

    /** Settings of a client: the defaults, or what stands in the file. */
    static String settings(Map<String, String> defaults, ClientProperties client) {
        Map<String, String> values = new TreeMap<>(defaults);
        values.replaceAll(
                (key, value) ->
                        client.values().containsKey(key)
                                ? client.values().get(key).toString()
                                : value);
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
