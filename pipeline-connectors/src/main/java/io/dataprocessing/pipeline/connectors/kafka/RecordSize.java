package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The size of a record as Kafka's producer reckons it against {@code max.request.size}: alone in a
 * batch, uncompressed, in Kafka's record format 2 (KIP-98).
 */
final class RecordSize {

    private static final int BATCH_OVERHEAD = 61;
    private static final int RECORD_OVERHEAD = 21;
    private static final int NULL_SIZE = 1;

    private RecordSize() {}

    static long of(RawRecord record) {
        long size = BATCH_OVERHEAD + RECORD_OVERHEAD + bytes(record.key()) + bytes(record.value());
        List<Header> headers = record.headers().all();
        size += varint(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            size += of(headers.get(i));
        }
        return size;
    }

    /** The size of a header. */
    static long of(Header header) {
        return bytes(header.name().getBytes(StandardCharsets.UTF_8)) + bytes(header.value());
    }

    private static long bytes(byte[] bytes) {
        return bytes == null ? NULL_SIZE : (long) varint(bytes.length) + bytes.length;
    }

    /** The length of a number in zigzag encoding, seven bits a byte. */
    private static int varint(int value) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros((value << 1) ^ (value >> 31));
        return Math.max(1, (bits + 6) / 7);
    }
}
