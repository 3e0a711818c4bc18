package io.dataprocessing.pipeline.connectors.format.avro;

/** Passes over the values of one schema, as strictly as if they were read. */
@FunctionalInterface
interface Skipper {

    void skip(BinaryInput input) throws MalformedException;
}
