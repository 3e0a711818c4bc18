package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import java.time.Duration;

/**
 * What a connector needs to make a sink.
 *
 * @param pipeline the name of the pipeline
 * @param sink the name of the sink
 * @param type the type of the rows that are written
 * @param checkpointInterval how often transactions are committed; zero without checkpoints
 */
public record SinkContext(String pipeline, String sink, RowType type, Duration checkpointInterval) {

    public SinkContext {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(sink, "sink");
        requireNonNull(type, "type");
        requireNonNull(checkpointInterval, "checkpointInterval");
    }
}
