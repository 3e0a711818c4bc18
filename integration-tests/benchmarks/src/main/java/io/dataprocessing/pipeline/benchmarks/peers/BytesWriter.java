package io.dataprocessing.pipeline.benchmarks.peers;

import org.apache.flink.api.common.serialization.SerializationSchema;

/** Writes bytes as they are. */
final class BytesWriter implements SerializationSchema<byte[]> {

    @Override
    public byte[] serialize(byte[] value) {
        return value;
    }
}
