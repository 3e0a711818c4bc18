package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

/**
 * What a connector needs to make a source.
 *
 * @param pipeline the name of the pipeline
 * @param source the name of the source
 * @param bounded whether to read to the current end and stop
 * @param decoder turns each record into an event
 */
public record SourceContext(String pipeline, String source, boolean bounded, EventDecoder decoder) {

    public SourceContext {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(source, "source");
        requireNonNull(decoder, "decoder");
    }
}
