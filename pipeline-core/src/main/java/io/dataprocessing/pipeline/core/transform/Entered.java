package io.dataprocessing.pipeline.core.transform;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A stream that has come into a transform.
 *
 * @param stream what came in; Flink's record timestamps are those of the events
 * @param late the events that came behind the watermark, where they leave through an output
 */
public record Entered<X>(DataStream<X> stream, Optional<DataStream<Event>> late) {

    public Entered {
        requireNonNull(stream, "stream");
        requireNonNull(late, "late");
    }
}
