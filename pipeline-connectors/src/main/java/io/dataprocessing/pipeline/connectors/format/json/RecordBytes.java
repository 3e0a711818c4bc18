package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** The record that a decoder is at, for readers that keep a part of it as it stands. */
final class RecordBytes {

    private byte[] bytes = {};
    private int from;

    /** Moves on to another record, whose JSON begins at an offset. */
    void moveTo(byte[] bytes, int from) {
        this.bytes = requireNonNull(bytes, "bytes");
        this.from = from;
    }

    /** The text between two offsets as a parser gives them. */
    String text(long begin, long end) {
        return new String(bytes, from + (int) begin, (int) (end - begin), StandardCharsets.UTF_8);
    }
}
