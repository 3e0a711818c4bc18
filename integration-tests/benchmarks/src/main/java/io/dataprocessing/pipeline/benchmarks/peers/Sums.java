package io.dataprocessing.pipeline.benchmarks.peers;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A count and a sum, in 16 bytes where they are stored.
 *
 * @param orders how many
 * @param revenue of all of them
 */
record Sums(long orders, double revenue) {

    static final Sums NONE = new Sums(0, 0);

    Sums plus(double amount) {
        return new Sums(orders + 1, revenue + amount);
    }

    static Serde<Sums> serde() {
        return Serdes.serdeFrom(
                (topic, sums) -> sums == null ? null : sums.bytes(),
                (topic, bytes) -> bytes == null ? null : of(ByteBuffer.wrap(bytes)));
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + Double.BYTES)
                .putLong(orders)
                .putDouble(revenue)
                .array();
    }

    private static Sums of(ByteBuffer bytes) {
        return new Sums(bytes.getLong(), bytes.getDouble());
    }
}
