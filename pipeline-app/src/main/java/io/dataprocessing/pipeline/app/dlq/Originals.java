package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import io.dataprocessing.pipeline.connectors.kafka.letters.OriginCluster;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The records that letters were made of: from the letter, or from where it was read if it's cut.
 */
final class Originals {

    private Originals() {}

    /** A record, or why there is none. */
    sealed interface Found {

        /** The record as it was. */
        record Whole(RawRecord record) implements Found {}

        /** It can't be had, a sentence. */
        record Lost(String reason) implements Found {}
    }

    /** The record of a letter that has an origin. */
    static Found of(Letter letter, OriginCluster cluster) throws ConnectorException {
        Origin origin = letter.origin().orElseThrow();
        int partitions = cluster.partitions(origin.topic());
        if (partitions == 0) {
            return new Found.Lost("topic '%s' isn't there any more.".formatted(origin.topic()));
        }
        if (!letter.isCut()) {
            return new Found.Whole(
                    new RawRecord(
                            origin.topic(),
                            origin.partition() < partitions
                                    ? origin.partition()
                                    : RawRecord.ANY_PARTITION,
                            letter.recordTime().orElse(letter.time()).toEpochMilli(),
                            letter.key(),
                            letter.value(),
                            letter.recordHeaders()));
        }
        Optional<RawRecord> original = cluster.original(origin);
        if (original.isEmpty()) {
            return new Found.Lost(
                    "the letter doesn't hold all of its record, and the original isn't in its topic any more.");
        }
        return isSame(letter, original.get())
                ? new Found.Whole(original.get())
                : new Found.Lost(
                        "the letter doesn't hold all of its record, and what stands at the original's place has other bytes.");
    }

    /** By what the letter says of its record: sizes and hashes, or else the time. */
    private static boolean isSame(Letter letter, RawRecord original) {
        Optional<String> value = text(letter, DeadLetterHeaders.VALUE_SHA256);
        Optional<String> key = text(letter, DeadLetterHeaders.KEY_SHA256);
        if (value.isEmpty() && key.isEmpty()) {
            return letter.recordTime().isPresent()
                    && letter.recordTime().get().toEpochMilli() == original.timestamp();
        }
        return value.map(hash -> hash.equals(sha256(original.value()))).orElse(true)
                && key.map(hash -> hash.equals(sha256(original.key()))).orElse(true);
    }

    private static Optional<String> text(Letter letter, String header) {
        return letter.headers()
                .last(header)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(bytes == null ? new byte[0] : bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
