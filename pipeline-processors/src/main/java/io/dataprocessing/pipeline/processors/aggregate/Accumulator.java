package io.dataprocessing.pipeline.processors.aggregate;

/**
 * What is kept for a window: cells, of which each function has its own.
 *
 * @param cells the values, changed in place
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the functions on purpose
record Accumulator(Object[] cells) {}
