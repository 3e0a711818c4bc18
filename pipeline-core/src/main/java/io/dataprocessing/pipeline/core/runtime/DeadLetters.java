package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a dead letter looks like: the record as it was read, byte for byte, behind its own headers
 * those that say what happened. Where no record was read for an event, because a step made it, its
 * value is written as JSON.
 */
public final class DeadLetters {

    /** How many bytes of an error message are kept. */
    static final int MESSAGE_BYTES = 2048;

    private DeadLetters() {}

    /** A failed event, in bytes and without its value. */
    static Event of(Event failed) {
        return failed.asDeadLetter(failed.raw().orElseGet(() -> written(failed)));
    }

    /** A dead letter with the headers that say what happened. */
    static Event labelled(String pipeline, Event letter) {
        RawRecord raw = letter.raw().orElseThrow();
        Failure failure = letter.failure().orElseThrow();
        List<Header> headers = new ArrayList<>(ofRecord(raw.headers()));
        add(headers, DeadLetterHeaders.PIPELINE, pipeline);
        add(headers, DeadLetterHeaders.STEP, failure.step());
        add(headers, DeadLetterHeaders.STAGE, failure.stage().name().toLowerCase(Locale.ROOT));
        add(headers, DeadLetterHeaders.ERROR_CLASS, failure.error());
        add(headers, DeadLetterHeaders.ERROR_MESSAGE, failure.message());
        if (!failure.frame().isEmpty()) {
            add(headers, DeadLetterHeaders.ERROR_FRAME, failure.frame());
        }
        letter.origin().ifPresent(origin -> addOrigin(headers, origin));
        long timestamp =
                raw.timestamp() == Event.NO_TIMESTAMP ? letter.timestamp() : raw.timestamp();
        if (timestamp != Event.NO_TIMESTAMP) {
            add(headers, DeadLetterHeaders.TIMESTAMP, Long.toString(timestamp));
        }
        add(headers, DeadLetterHeaders.ATTEMPT, Long.toString(attempt(raw.headers())));
        Headers all = new Headers(headers);
        return letter.withHeaders(all)
                .withRaw(
                        Optional.of(
                                new RawRecord(
                                        raw.topic(),
                                        RawRecord.ANY_PARTITION,
                                        timestamp,
                                        raw.key(),
                                        raw.value(),
                                        all)));
    }

    /** The record's own headers: a letter that was replayed and fails again is labelled anew. */
    private static List<Header> ofRecord(Headers headers) {
        return headers.all().stream()
                .filter(header -> !header.name().startsWith(DeadLetterHeaders.PREFIX))
                .toList();
    }

    private static RawRecord written(Event event) {
        byte[] value =
                event.hasValue()
                        ? RowText.json(event.value()).getBytes(StandardCharsets.UTF_8)
                        : null;
        return new RawRecord(
                event.origin().map(Origin::topic).orElse(""),
                RawRecord.ANY_PARTITION,
                event.timestamp(),
                event.messageKey().orElse(null),
                value,
                event.headers());
    }

    private static void addOrigin(List<Header> headers, Origin origin) {
        add(headers, DeadLetterHeaders.TOPIC, origin.topic());
        add(headers, DeadLetterHeaders.PARTITION, Integer.toString(origin.partition()));
        add(headers, DeadLetterHeaders.OFFSET, Long.toString(origin.offset()));
        if (origin.schemaId().isPresent()) {
            add(
                    headers,
                    DeadLetterHeaders.SCHEMA_ID,
                    Integer.toString(origin.schemaId().getAsInt()));
        }
    }

    /** One more than the last attempt, which a replayed letter carries. */
    private static long attempt(Headers headers) {
        Optional<String> last =
                headers.last(DeadLetterHeaders.ATTEMPT)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return last.isPresent() && last.get().matches("[0-9]{1,9}")
                ? Long.parseLong(last.get()) + 1
                : 1;
    }

    private static void add(List<Header> headers, String name, String text) {
        headers.add(new Header(name, capped(text)));
    }

    /** The text in UTF-8, cut between two characters where it's too long. */
    private static byte[] capped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MESSAGE_BYTES) {
            return bytes;
        }
        int end = MESSAGE_BYTES;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return java.util.Arrays.copyOf(bytes, end);
    }
}
