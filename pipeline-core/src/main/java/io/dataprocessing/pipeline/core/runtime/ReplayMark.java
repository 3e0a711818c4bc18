package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.core.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a replayed dead letter carries: the name of the source, step or sink that it's meant for, and
 * that of the pipeline, since others may read the same topic.
 */
public final class ReplayMark {

    /** The header with the name of the source, step or sink. */
    public static final String TARGET = DeadLetters.PREFIX + "replay-to";

    /** The header with the name of the pipeline; in a dead letter it's that where it was made. */
    public static final String PIPELINE = DeadLetters.PREFIX + "pipeline";

    private ReplayMark() {}

    /** The target; empty for all records but those on their way to one. */
    static Optional<String> target(Event event) {
        return event.headers().all().isEmpty()
                ? Optional.empty()
                : text(event.headers().last(TARGET));
    }

    /** The pipeline that a replayed record is meant for; empty for all others. */
    static Optional<String> pipeline(Event event) {
        return event.headers().all().isEmpty()
                ? Optional.empty()
                : text(event.headers().last(PIPELINE));
    }

    /** The event without its mark. */
    static Event takenOff(Event event) {
        return event.withHeaders(event.headers().without(TARGET));
    }

    /** Headers that a processor gave an event, with what it was read with and isn't to lose. */
    static Headers kept(Headers read, Headers given) {
        if (read.all().isEmpty()) {
            return given;
        }
        List<Header> all = new ArrayList<>(given.all());
        for (Header header : read.all()) {
            if (header.name().startsWith(DeadLetters.PREFIX) && !given.all().contains(header)) {
                all.add(header);
            }
        }
        return new Headers(all);
    }

    private static Optional<String> text(Optional<byte[]> value) {
        return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
