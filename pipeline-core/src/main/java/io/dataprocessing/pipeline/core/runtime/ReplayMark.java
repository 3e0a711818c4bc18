package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a replayed dead letter carries: the name of the source, step or sink that it's meant for,
 * and that of the pipeline, since others may read the same topic.
 */
final class ReplayMark {

    private ReplayMark() {}

    /** The target; empty for all records but those on their way to one. */
    static Optional<String> target(Event event) {
        return event.headers().all().isEmpty()
                ? Optional.empty()
                : text(event.headers().last(DeadLetterHeaders.REPLAY_TO));
    }

    /** The pipeline that a replayed record is meant for; empty for all others. */
    static Optional<String> pipeline(Event event) {
        return event.headers().all().isEmpty()
                ? Optional.empty()
                : text(event.headers().last(DeadLetterHeaders.PIPELINE));
    }

    /** The event without its mark. */
    static Event takenOff(Event event) {
        return event.withHeaders(event.headers().without(DeadLetterHeaders.REPLAY_TO));
    }

    /** Headers that a processor gave an event, with what it was read with and isn't to lose. */
    static Headers kept(Headers read, Headers given) {
        if (read.all().isEmpty()) {
            return given;
        }
        List<Header> all = new ArrayList<>(given.all());
        for (Header header : read.all()) {
            if (header.name().startsWith(DeadLetterHeaders.PREFIX)
                    && !given.all().contains(header)) {
                all.add(header);
            }
        }
        return new Headers(all);
    }

    private static Optional<String> text(Optional<byte[]> value) {
        return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
