package io.dataprocessing.pipeline.connectors.format.avro;

/** Reads the values of one type as they were written by one schema. */
@FunctionalInterface
interface ValueReader {

    /** The value at which the input stands; null where it's null. */
    Object read(BinaryInput input) throws MalformedException;
}
