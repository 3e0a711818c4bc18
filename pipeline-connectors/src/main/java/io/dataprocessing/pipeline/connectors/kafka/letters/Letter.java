package io.dataprocessing.pipeline.connectors.kafka.letters;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A dead letter as it stands in its topic.
 *
 * @param place where it stands
 * @param time its timestamp: that of the record that it was made of
 * @param key the record's key, null if it had none or doesn't fit
 * @param value the record's value, null if it had none or isn't kept
 * @param headers the record's headers and those that say what happened
 */
public record Letter(Origin place, Instant time, byte[] key, byte[] value, Headers headers) {

    /** On letters that don't carry all of their record. */
    private static final List<String> CUT =
            List.of(
                    DeadLetterHeaders.VALUE_TRUNCATED,
                    DeadLetterHeaders.VALUE_SHA256,
                    DeadLetterHeaders.VALUE_SIZE,
                    DeadLetterHeaders.KEY_SHA256,
                    DeadLetterHeaders.KEY_SIZE,
                    DeadLetterHeaders.HEADERS_DROPPED);

    public Letter {
        requireNonNull(place, "place");
        requireNonNull(time, "time");
        requireNonNull(headers, "headers");
    }

    /** The pipeline that made it; empty if it doesn't say. */
    public String pipeline() {
        return text(DeadLetterHeaders.PIPELINE).orElse("");
    }

    /** The source, step or sink that couldn't handle the record; empty if it doesn't say. */
    public String step() {
        return text(DeadLetterHeaders.STEP).orElse("");
    }

    /** What was being done, such as {@code decode}; empty if it doesn't say. */
    public String stage() {
        return text(DeadLetterHeaders.STAGE).orElse("");
    }

    /** The class of the exception; empty if it doesn't say. */
    public String errorClass() {
        return text(DeadLetterHeaders.ERROR_CLASS).orElse("");
    }

    /** What the exception said; empty if it doesn't say. */
    public String errorMessage() {
        return text(DeadLetterHeaders.ERROR_MESSAGE).orElse("");
    }

    /** The line of code that explains it, where there is one. */
    public Optional<String> errorFrame() {
        return text(DeadLetterHeaders.ERROR_FRAME);
    }

    /** How often the record has failed. */
    public int attempt() {
        return number(DeadLetterHeaders.ATTEMPT).map(Long::intValue).orElse(1);
    }

    /** Where the record was read; empty for what a step made of several. */
    public Optional<Origin> origin() {
        Optional<String> topic = text(DeadLetterHeaders.TOPIC);
        Optional<Long> partition = number(DeadLetterHeaders.PARTITION);
        Optional<Long> offset = number(DeadLetterHeaders.OFFSET);
        return topic.isPresent() && partition.isPresent() && offset.isPresent()
                ? Optional.of(new Origin(topic.get(), partition.get().intValue(), offset.get()))
                : Optional.empty();
    }

    /** The record's own timestamp; empty if it had none. */
    public Optional<Instant> recordTime() {
        return number(DeadLetterHeaders.TIMESTAMP).map(Instant::ofEpochMilli);
    }

    /** The id of the schema that the value was written with, for framed formats. */
    public OptionalInt schemaId() {
        Optional<Long> id = number(DeadLetterHeaders.SCHEMA_ID);
        return id.isPresent() ? OptionalInt.of(id.get().intValue()) : OptionalInt.empty();
    }

    /** Whether a part of the record is missing, so that the letter can't stand for it. */
    public boolean isCut() {
        return CUT.stream().anyMatch(name -> headers.last(name).isPresent());
    }

    /** The record's own headers. */
    public Headers recordHeaders() {
        return DeadLetterHeaders.without(headers);
    }

    /** The text of a header. */
    Optional<String> text(String name) {
        return headers.last(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<Long> number(String name) {
        return text(name).filter(text -> text.matches("-?[0-9]{1,18}")).map(Long::valueOf);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Letter that
                && place.equals(that.place)
                && time.equals(that.time)
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }

    /** The place only: contents may be confidential. */
    @Override
    public String toString() {
        return place.toString();
    }
}
