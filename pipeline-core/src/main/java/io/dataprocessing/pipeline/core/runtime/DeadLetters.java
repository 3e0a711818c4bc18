package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
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

    /** What the names of the platform's headers begin with. */
    public static final String PREFIX = "__dlq.";

    /** How many bytes of an error message are kept. */
    static final int MESSAGE_BYTES = 2048;

    private static final String ATTEMPT = PREFIX + "attempt";

    private DeadLetters() {}

    /** A failed event, in bytes and without its value. */
    static Event of(Event failed) {
        return failed.asDeadLetter(failed.raw().orElseGet(() -> written(failed)));
    }

    /** A dead letter with the headers that say what happened. */
    static Event labelled(String pipeline, Event letter) {
        RawRecord raw = letter.raw().orElseThrow();
        Failure failure = letter.failure().orElseThrow();
        List<Header> headers = new ArrayList<>(raw.headers().all());
        add(headers, "pipeline", pipeline);
        add(headers, "step", failure.step());
        add(headers, "stage", failure.stage().name().toLowerCase(Locale.ROOT));
        add(headers, "error.class", failure.error());
        add(headers, "error.message", failure.message());
        letter.origin().ifPresent(origin -> addOrigin(headers, origin));
        long timestamp =
                raw.timestamp() == Event.NO_TIMESTAMP ? letter.timestamp() : raw.timestamp();
        if (timestamp != Event.NO_TIMESTAMP) {
            add(headers, "timestamp", Long.toString(timestamp));
        }
        add(headers, "attempt", Long.toString(attempt(raw.headers())));
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
        add(headers, "topic", origin.topic());
        add(headers, "partition", Integer.toString(origin.partition()));
        add(headers, "offset", Long.toString(origin.offset()));
    }

    /** One more than the last attempt, which a replayed letter carries. */
    private static long attempt(Headers headers) {
        Optional<String> last =
                headers.last(ATTEMPT).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return last.isPresent() && last.get().matches("[0-9]{1,9}")
                ? Long.parseLong(last.get()) + 1
                : 1;
    }

    private static void add(List<Header> headers, String name, String text) {
        headers.add(new Header(PREFIX + name, capped(text)));
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
