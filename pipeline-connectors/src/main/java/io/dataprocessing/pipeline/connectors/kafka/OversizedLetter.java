package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Cuts a dead letter that is too large to be written: it must not stop the job. Its headers then
 * say how large the value was and what its SHA-256 is, and where the original stands.
 */
final class OversizedLetter {

    static final String SIZE = "__dlq.value.size";
    static final String DIGEST = "__dlq.value.sha256";

    private static final String OURS = "__dlq.";
    private static final int KEPT = 256 * 1024;
    private static final int MARKS = 256;

    private OversizedLetter() {}

    /** The record with as much of its value as fits, and at most 256 KiB. */
    static RawRecord cut(RawRecord record, long maxSize) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        RawRecord bare = with(record, record.key(), null, record.headers());
        if (RecordSize.of(bare) + MARKS > maxSize) {
            List<Header> ours =
                    record.headers().all().stream()
                            .filter(header -> header.name().startsWith(OURS))
                            .toList();
            bare = with(record, null, null, new Headers(ours));
        }
        long room = Math.max(0, maxSize - RecordSize.of(bare) - MARKS);
        int kept = (int) Math.min(Math.min(room, KEPT), value.length);
        Headers marked =
                bare.headers().with(SIZE, String.valueOf(value.length)).with(DIGEST, sha256(value));
        return with(bare, bare.key(), Arrays.copyOf(value, kept), marked);
    }

    private static RawRecord with(RawRecord record, byte[] key, byte[] value, Headers headers) {
        return new RawRecord(
                record.topic(), record.partition(), record.timestamp(), key, value, headers);
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
