package io.dataprocessing.pipeline.connectors.registry;

import io.dataprocessing.pipeline.api.format.FormatContext;
import java.util.Locale;
import java.util.Optional;

/** How the name of a subject follows from where records are. Confluent's three strategies. */
public enum SubjectStrategy {
    /** The topic, then {@code -key} or {@code -value}. */
    TOPIC_NAME,
    /** The full name of the record. */
    RECORD_NAME,
    /** The topic, a hyphen, the full name of the record. */
    TOPIC_RECORD_NAME;

    /** Whether the name of the record is part of the subject. */
    public boolean needsRecordName() {
        return this != TOPIC_NAME;
    }

    /**
     * The subject; empty if it can't be known, which is reported.
     *
     * @param given the option {@code subject}, which goes before all
     * @param recordName the full name of the record, empty if it's not known
     */
    public Optional<String> subject(
            Optional<String> given, FormatContext context, String recordName) {
        if (given.isPresent()) {
            return given;
        }
        if (this != RECORD_NAME && context.topic().isEmpty()) {
            context.problem(
                    "subject-strategy",
                    "the subject follows from the topic, and there isn't exactly one. Set 'subject', or 'subject-strategy: record-name' with 'record-name'.");
            return Optional.empty();
        }
        if (needsRecordName() && recordName.isEmpty()) {
            context.problem(
                    "subject-strategy",
                    "the subject follows from the record's name, which isn't known. Set 'record-name', or 'subject'.");
            return Optional.empty();
        }
        String topic = context.topic().orElse("");
        return Optional.of(
                switch (this) {
                    case TOPIC_NAME -> topic + "-" + context.part().name().toLowerCase(Locale.ROOT);
                    case RECORD_NAME -> recordName;
                    case TOPIC_RECORD_NAME -> topic + "-" + recordName;
                });
    }
}
