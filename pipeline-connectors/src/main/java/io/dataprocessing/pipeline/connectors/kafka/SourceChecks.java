package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.TopicPartition;

/** Checks the options of a source against each other, without contacting Kafka. */
final class SourceChecks {

    private final KafkaSourceOptions options;
    private final ConnectorContext context;

    private SourceChecks(KafkaSourceOptions options, ConnectorContext context) {
        this.options = options;
        this.context = context;
    }

    static void check(KafkaSourceOptions options, ConnectorContext context) {
        SourceChecks checks = new SourceChecks(options, context);
        checks.topics();
        checks.startup();
        checks.properties();
    }

    private void topics() {
        if (options.topic().isEmpty() && options.topicPattern().isEmpty()) {
            context.problem("topic", "a Kafka source needs 'topic' or 'topic-pattern'.");
        }
        if (!options.topic().isEmpty() && options.topicPattern().isPresent()) {
            context.problem(
                    "topic-pattern", "'topic' and 'topic-pattern' exclude each other. Keep one.");
        }
        options.topic().stream()
                .map(TopicName::problem)
                .flatMap(Optional::stream)
                .forEach(problem -> context.problem("topic", problem));
        options.topicPattern().ifPresent(this::pattern);
    }

    private void pattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            String what = e.getDescription();
            context.problem(
                    "topic-pattern",
                    "'%s' is no regular expression: %s%s."
                            .formatted(
                                    pattern,
                                    what.substring(0, 1).toLowerCase(Locale.ROOT)
                                            + what.substring(1),
                                    e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)));
        }
    }

    private void startup() {
        boolean atTime = options.startupMode() == StartupMode.TIMESTAMP;
        if (atTime && options.startupTimestamp().isEmpty()) {
            context.problem("startup-mode", "startup-mode timestamp needs 'startup-timestamp'.");
        }
        if (!atTime && options.startupTimestamp().isPresent()) {
            context.problem(
                    "startup-timestamp",
                    "'startup-timestamp' has no effect without startup-mode timestamp.");
        }
        options.startupTimestamp()
                .filter(text -> timestamp(text).isEmpty())
                .ifPresent(
                        text ->
                                context.problem(
                                        "startup-timestamp",
                                        "'%s' is neither an ISO 8601 timestamp such as 2026-03-01T00:00:00Z nor milliseconds since 1970."
                                                .formatted(text)));
        boolean atOffsets = options.startupMode() == StartupMode.SPECIFIC_OFFSETS;
        if (atOffsets && options.startupOffsets().isEmpty()) {
            context.problem(
                    "startup-mode", "startup-mode specific-offsets needs 'startup-offsets'.");
        }
        if (!atOffsets && !options.startupOffsets().isEmpty()) {
            context.problem(
                    "startup-offsets",
                    "'startup-offsets' has no effect without startup-mode specific-offsets.");
        }
        options.startupOffsets().forEach(this::offsets);
    }

    private void offsets(String topic, Map<String, Long> partitions) {
        if (!options.topic().isEmpty() && !options.topic().contains(topic)) {
            context.problem(
                    "startup-offsets",
                    "'startup-offsets' names topic '%s', which isn't read. Read: %s."
                            .formatted(topic, String.join(", ", options.topic())));
        }
        partitions.forEach(
                (partition, offset) -> {
                    if (!partition.matches("\\d{1,9}") || offset < 0) {
                        context.problem(
                                "startup-offsets",
                                "'startup-offsets' of topic '%s': '%s: %d' is no partition and offset; both are whole numbers from 0."
                                        .formatted(topic, partition, offset));
                    }
                });
    }

    private void properties() {
        List<String> problems = ClientKeys.problems(options.properties(), false);
        problems.forEach(problem -> context.problem("properties", problem));
    }

    /** The point in time that a text stands for, in milliseconds since 1970. */
    static Optional<Long> timestamp(String text) {
        try {
            return Optional.of(
                    text.matches("\\d{1,15}")
                            ? Long.parseLong(text)
                            : OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The offsets that the options name, once they're checked. */
    static Map<TopicPartition, Long> offsets(KafkaSourceOptions options) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        options.startupOffsets()
                .forEach(
                        (topic, partitions) ->
                                partitions.forEach(
                                        (partition, offset) ->
                                                offsets.put(
                                                        new TopicPartition(
                                                                topic, Integer.parseInt(partition)),
                                                        offset)));
        return offsets;
    }
}
