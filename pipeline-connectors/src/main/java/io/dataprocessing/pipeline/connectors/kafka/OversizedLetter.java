package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.PayloadDigest;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Cuts a dead letter that is too large to be written: it must not stop the job. What matters most
 * is kept longest: the platform's headers, the key, the record's own headers, the value. Headers
 * then say how large the value was, how much of it is left, and what its SHA-256 is, and the same
 * of a key that is missing; where the original stands they say in any case.
 */
final class OversizedLetter {

    /** What remains of the headers where a topic takes hardly any bytes. */
    private static final Set<String> ESSENTIAL =
            Set.of(
                    DeadLetterHeaders.PIPELINE,
                    DeadLetterHeaders.STEP,
                    DeadLetterHeaders.STAGE,
                    DeadLetterHeaders.ERROR_CLASS,
                    DeadLetterHeaders.TOPIC,
                    DeadLetterHeaders.PARTITION,
                    DeadLetterHeaders.OFFSET,
                    DeadLetterHeaders.ATTEMPT,
                    DeadLetterHeaders.VALUE_SIZE,
                    DeadLetterHeaders.VALUE_SHA256);

    /** What the headers take that stand for a key. */
    private static final int DIGEST = 150;

    private static final int KEPT = 256 * 1024;

    /** The length of the longest header that says how much of a value is left. */
    private static final int LONGEST_NUMBER = 10;

    private OversizedLetter() {}

    /** The record with as much of it as fits, and at most 256 KiB of its value. */
    static RawRecord cut(RawRecord record, long maxSize) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        List<Header> ours = new ArrayList<>(split(record, true));
        ours.addAll(PayloadDigest.ofValue(record.value()));
        if (size(record, null, ours) + DIGEST + 2 * longestMark() > maxSize) {
            ours.removeIf(header -> !ESSENTIAL.contains(header.name()));
        }
        byte[] key = record.key();
        if (key != null && size(record, key, ours) + longestMark() > maxSize) {
            ours.addAll(PayloadDigest.ofKey(key));
            key = null;
        }
        List<Header> headers = fitting(record, key, ours, maxSize);
        long room = Math.max(0, maxSize - size(record, key, headers) - longestMark());
        int kept = (int) Math.min(Math.min(room, KEPT), value.length);
        if (record.value() != null) {
            headers.add(number(DeadLetterHeaders.VALUE_TRUNCATED, kept));
        }
        return with(
                record, key, record.value() == null ? null : Arrays.copyOf(value, kept), headers);
    }

    /** The platform's headers behind as many of the record's own as fit, the first ones first. */
    private static List<Header> fitting(
            RawRecord record, byte[] key, List<Header> ours, long maxSize) {
        List<Header> own = split(record, false);
        List<Header> headers = new ArrayList<>(ours);
        long room = maxSize - size(record, key, headers) - 2 * longestMark();
        int kept = 0;
        for (Header header : own) {
            room -= RecordSize.of(header);
            if (room < 0) {
                break;
            }
            headers.add(kept, header);
            kept++;
        }
        if (kept < own.size()) {
            headers.add(number(DeadLetterHeaders.HEADERS_DROPPED, own.size() - kept));
        }
        return headers;
    }

    private static List<Header> split(RawRecord record, boolean ours) {
        return record.headers().all().stream()
                .filter(header -> DeadLetterHeaders.isOne(header.name()) == ours)
                .toList();
    }

    /** What a header of a number takes, and a value that isn't empty more than one that is. */
    private static long longestMark() {
        return RecordSize.of(
                        new Header(DeadLetterHeaders.VALUE_TRUNCATED, new byte[LONGEST_NUMBER]))
                + Integer.BYTES;
    }

    private static Header number(String name, int number) {
        return new Header(name, String.valueOf(number).getBytes(StandardCharsets.UTF_8));
    }

    private static long size(RawRecord record, byte[] key, List<Header> headers) {
        return RecordSize.of(with(record, key, null, headers));
    }

    private static RawRecord with(
            RawRecord record, byte[] key, byte[] value, List<Header> headers) {
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.timestamp(),
                key,
                value,
                new Headers(headers));
    }
}
