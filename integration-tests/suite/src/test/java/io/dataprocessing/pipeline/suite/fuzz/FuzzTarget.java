package io.dataprocessing.pipeline.suite.fuzz;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import java.util.List;
import java.util.Optional;

/**
 * What is fuzzed: a decoder of one type.
 *
 * @param name the format, and which of its types
 * @param encoder of the same type; empty for a format that can't write
 * @param corpus records that are whole
 * @param header how many bytes say only what comes behind them
 */
record FuzzTarget(
        String name,
        RowType type,
        RowDecoder decoder,
        Optional<RowEncoder> encoder,
        List<byte[]> corpus,
        int header) {

    FuzzTarget {
        corpus = List.copyOf(corpus);
    }
}
