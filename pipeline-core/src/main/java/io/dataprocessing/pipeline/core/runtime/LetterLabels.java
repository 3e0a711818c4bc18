package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.PayloadDigest;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Labels dead letters: behind the record's own headers those that say what happened. */
final class LetterLabels {

    /** How many bytes of a text are kept, such as an error message. */
    static final int TEXT_BYTES = 2048;

    private final String pipeline;
    private final int task;
    private final LetterStyle style;

    /**
     * The labels of a pipeline's letters.
     *
     * @param task the number of the parallel instance that writes them
     */
    LetterLabels(String pipeline, int task, LetterStyle style) {
        this.pipeline = pipeline;
        this.task = task;
        this.style = style;
    }

    /** A dead letter with its headers, and with as much of its record as is wanted. */
    Event labelled(Event letter) {
        RawRecord raw = letter.raw().orElseThrow();
        long timestamp =
                raw.timestamp() == Event.NO_TIMESTAMP ? letter.timestamp() : raw.timestamp();
        List<Header> headers = new ArrayList<>(ofRecord(raw.headers()));
        if (style.connectNames()) {
            addConnect(headers, letter);
        }
        addOurs(headers, letter, timestamp);
        boolean full = style.payload() == LetterStyle.Payload.FULL;
        if (style.payload() == LetterStyle.Payload.HASH) {
            headers.addAll(PayloadDigest.of(raw));
        }
        if (style.payload() == LetterStyle.Payload.NONE) {
            add(headers, DeadLetterHeaders.VALUE_TRUNCATED, "0");
        }
        Headers all = new Headers(headers);
        return letter.withHeaders(all)
                .withMessageKey(full ? letter.messageKey() : Optional.empty())
                .withRaw(
                        Optional.of(
                                new RawRecord(
                                        raw.topic(),
                                        RawRecord.ANY_PARTITION,
                                        timestamp,
                                        full ? raw.key() : null,
                                        full ? raw.value() : null,
                                        all)));
    }

    /** The record's own headers: a letter that was replayed and fails again is labelled anew. */
    private List<Header> ofRecord(Headers headers) {
        return headers.all().stream()
                .filter(header -> !header.name().startsWith(DeadLetterHeaders.PREFIX))
                .filter(header -> !style.excludes(header.name()))
                .toList();
    }

    private void addOurs(List<Header> headers, Event letter, long timestamp) {
        Failure failure = letter.failure().orElseThrow();
        add(headers, DeadLetterHeaders.PIPELINE, pipeline);
        add(headers, DeadLetterHeaders.STEP, failure.step());
        add(headers, DeadLetterHeaders.STAGE, stage(failure));
        add(headers, DeadLetterHeaders.ERROR_CLASS, failure.error());
        add(headers, DeadLetterHeaders.ERROR_MESSAGE, failure.message());
        if (!failure.frame().isEmpty()) {
            add(headers, DeadLetterHeaders.ERROR_FRAME, failure.frame());
        }
        letter.origin().ifPresent(origin -> addOrigin(headers, origin));
        if (timestamp != Event.NO_TIMESTAMP) {
            add(headers, DeadLetterHeaders.TIMESTAMP, Long.toString(timestamp));
        }
        Headers own = letter.raw().orElseThrow().headers();
        add(headers, DeadLetterHeaders.ATTEMPT, Long.toString(attempt(own)));
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

    /** The headers of Kafka Connect's dead letters (KIP-298), with its words for the stages. */
    private void addConnect(List<Header> headers, Event letter) {
        Failure failure = letter.failure().orElseThrow();
        letter.origin()
                .ifPresent(
                        origin -> {
                            addConnect(headers, "topic", origin.topic());
                            addConnect(headers, "partition", String.valueOf(origin.partition()));
                            addConnect(headers, "offset", String.valueOf(origin.offset()));
                        });
        addConnect(headers, "connector.name", pipeline);
        addConnect(headers, "task.id", String.valueOf(task));
        addConnect(headers, "stage", connectStage(failure.stage()));
        addConnect(headers, "class.name", failure.step());
        addConnect(headers, "exception.class.name", failure.error());
        addConnect(headers, "exception.message", failure.message());
        addConnect(headers, "exception.stacktrace", trace(failure));
    }

    private static String connectStage(Failure.Stage stage) {
        return switch (stage) {
            case DECODE, TIMESTAMP, NULL -> "VALUE_CONVERTER";
            case PROCESS, LATE -> "TRANSFORMATION";
            case ENCODE, WRITE -> "TASK_PUT";
        };
    }

    private static String trace(Failure failure) {
        String first =
                failure.message().isEmpty()
                        ? failure.error()
                        : failure.error() + ": " + failure.message();
        return failure.frame().isEmpty() ? first : first + "\n\tat " + failure.frame();
    }

    private static String stage(Failure failure) {
        return failure.stage().name().toLowerCase(Locale.ROOT);
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

    private static void addConnect(List<Header> headers, String name, String text) {
        add(headers, DeadLetterHeaders.CONNECT_PREFIX + name, text);
    }

    private static void add(List<Header> headers, String name, String text) {
        headers.add(new Header(name, capped(text)));
    }

    /** The text in UTF-8, cut between two characters where it's too long. */
    private static byte[] capped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= TEXT_BYTES) {
            return bytes;
        }
        int end = TEXT_BYTES;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
