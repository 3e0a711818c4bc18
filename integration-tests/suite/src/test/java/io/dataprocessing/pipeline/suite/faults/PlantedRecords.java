package io.dataprocessing.pipeline.suite.faults;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Numbered records, of which every hundredth has a fault; each is a function of its number, so that
 * nothing has to be remembered of a million.
 */
final class PlantedRecords {

    static final int PARTITIONS = 4;

    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final int FAULT_EVERY = 100;
    private static final int FAULT_AT = 57;
    private static final int KINDS = 10;
    private static final int DROPPED = 3;
    private static final int TIMELY = 5;
    private static final int LARGE = 25_000;
    private static final int HUGE = 100_000;
    private static final int HUGE_EVERY = 8;

    private final String topic;
    private final int count;
    private final long begin;

    /**
     * Records for a topic.
     *
     * @param now the time at which the test begins; records are of the day before
     */
    PlantedRecords(String topic, int count, Instant now) {
        this.topic = topic;
        this.count = count;
        this.begin = now.minus(Duration.ofDays(1)).toEpochMilli();
    }

    /** What is wrong with a record; empty for those that are in order. */
    Optional<Fault> fault(int number) {
        return number % FAULT_EVERY == FAULT_AT
                ? Optional.of(FAULTS.get(number / FAULT_EVERY % FAULTS.size()))
                : Optional.empty();
    }

    /** Whether a record is in order and comes out as it went in. */
    boolean isPlain(int number) {
        return fault(number).isEmpty() && number % KINDS != DROPPED && number % KINDS != TIMELY;
    }

    /** Whether a record is in order and counted by a window. */
    boolean isTimely(int number) {
        return fault(number).isEmpty() && number % KINDS == TIMELY;
    }

    /** Whether a record is too large even for the dead letters, which cut it. */
    boolean isCut(int number) {
        return fault(number).filter(fault -> fault == Fault.TOO_LARGE).isPresent()
                && number / FAULT_EVERY / FAULTS.size() % HUGE_EVERY == 0;
    }

    /** The numbers of some records. */
    IntStream numbers(IntPredicate which) {
        return IntStream.range(0, count).filter(which);
    }

    /** The record with a number. */
    ProducerRecord<byte[], byte[]> record(int number) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        topic, number % PARTITIONS, begin, key(number), value(number).orElse(null));
        record.headers().add("number", utf8(String.valueOf(number)));
        return record;
    }

    /** A record that is in order and moves event time on, so that all windows before it close. */
    ProducerRecord<byte[], byte[]> end(int partition) {
        long at = begin + Duration.ofHours(20).toMillis();
        return new ProducerRecord<>(
                topic, partition, begin, utf8("end"), json(-1, at, "end", 1, "x"));
    }

    byte[] key(int number) {
        return utf8("key-" + number);
    }

    /** The bytes of a record's value; empty for a tombstone. */
    Optional<byte[]> value(int number) {
        return fault(number)
                .map(fault -> faulty(number, fault))
                .orElseGet(() -> Optional.of(json(number, at(number), kind(number), 1, "x")));
    }

    /** The SHA-256 of a record's value, in hex. */
    String sha256(int number) {
        return sha256(value(number).orElseThrow());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private Optional<byte[]> faulty(int number, Fault fault) {
        long at = at(number);
        String kind = fault.name();
        return switch (fault) {
            case TOMBSTONE -> Optional.empty();
            case BAD_JSON -> Optional.of(utf8("{\"id\":" + number + ","));
            case BAD_UTF_8 -> Optional.of(badUtf8(number));
            case TIME_ZERO -> Optional.of(json(number, 0, kind, 1, "x"));
            case TIME_NEGATIVE -> Optional.of(json(number, -at, kind, 1, "x"));
            case TIME_IN_SECONDS -> Optional.of(json(number, at / 1_000, kind, 1, "x"));
            case TIME_FAR_AHEAD -> Optional.of(json(number, at * 1_000, kind, 1, "x"));
            case LATE ->
                    Optional.of(json(number, begin - Duration.ofDays(10).toMillis(), kind, 1, "x"));
            case NOT_A_NUMBER -> Optional.of(json(number, at, kind, 0, "x"));
            case TOO_LARGE ->
                    Optional.of(
                            json(number, at, kind, 1, "x".repeat(isCut(number) ? HUGE : LARGE)));
            case UNCHECKED, CHECKED, STACK_OVERFLOW, LINKAGE, ASSERTION, TRANSIENT ->
                    Optional.of(json(number, at, kind, 1, "x"));
        };
    }

    private static byte[] badUtf8(int number) {
        byte[] bytes = json(number, 1, "?", 1, "x");
        bytes[bytes.length - 3] = (byte) 0xC3;
        return bytes;
    }

    private long at(int number) {
        return begin + number * 10L;
    }

    private static String kind(int number) {
        return switch (number % KINDS) {
            case DROPPED -> "dropped";
            case TIMELY -> "timely";
            default -> "plain";
        };
    }

    private static byte[] json(int id, long at, String kind, int part, String text) {
        return utf8(
                "{\"id\":%d,\"at\":%d,\"kind\":\"%s\",\"part\":%d.0,\"text\":\"%s\"}"
                        .formatted(id, at, kind, part, text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
