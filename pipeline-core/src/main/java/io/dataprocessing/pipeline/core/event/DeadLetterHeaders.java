package io.dataprocessing.pipeline.core.event;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import java.util.List;

/** The names of the headers that a dead letter carries behind those of its record. */
public final class DeadLetterHeaders {

    /** What the names of the platform's headers begin with. */
    public static final String PREFIX = "__dlq.";

    /** What the names that Kafka Connect uses begin with. */
    public static final String CONNECT_PREFIX = "__connect.errors.";

    /** The pipeline that made the letter. */
    public static final String PIPELINE = PREFIX + "pipeline";

    /** The source, step or sink that couldn't handle the record. */
    public static final String STEP = PREFIX + "step";

    /** What was being done: a {@link Failure.Stage} in lower case. */
    public static final String STAGE = PREFIX + "stage";

    /** The class of the exception, or {@code late}, or {@code timeout}. */
    public static final String ERROR_CLASS = PREFIX + "error.class";

    /** What the exception says. */
    public static final String ERROR_MESSAGE = PREFIX + "error.message";

    /** The line of code that explains it, where there is one. */
    public static final String ERROR_FRAME = PREFIX + "error.frame";

    /** The topic that the record was read from. */
    public static final String TOPIC = PREFIX + "topic";

    /** The partition that the record was read from. */
    public static final String PARTITION = PREFIX + "partition";

    /** The offset that the record was read at. */
    public static final String OFFSET = PREFIX + "offset";

    /** The record's timestamp in milliseconds, or the event time where it had none. */
    public static final String TIMESTAMP = PREFIX + "timestamp";

    /** The id of the schema that the value was written with, for framed formats. */
    public static final String SCHEMA_ID = PREFIX + "schema.id";

    /**
     * How often the record has failed, counted from 1. A replayed record carries the number of its
     * last letter.
     */
    public static final String ATTEMPT = PREFIX + "attempt";

    /** The source, step or sink that a replayed record is meant for. */
    public static final String REPLAY_TO = PREFIX + "replay-to";

    /** How many bytes the value had, on letters that don't carry all of it. */
    public static final String VALUE_SIZE = PREFIX + "value.size";

    /** The SHA-256 of the value in hex, on letters that don't carry all of it. */
    public static final String VALUE_SHA256 = PREFIX + "value.sha256";

    /** How many bytes the key had, on letters that don't carry it. */
    public static final String KEY_SIZE = PREFIX + "key.size";

    /** The SHA-256 of the key in hex, on letters that don't carry it. */
    public static final String KEY_SHA256 = PREFIX + "key.sha256";

    /** How many bytes of the value the letter carries, where these aren't all. */
    public static final String VALUE_TRUNCATED = PREFIX + "value.truncated";

    /** How many headers of the record the letter lacks because they didn't fit. */
    public static final String HEADERS_DROPPED = PREFIX + "headers.dropped";

    private DeadLetterHeaders() {}

    /** Whether a header is one of a dead letter's, under either naming. */
    public static boolean isOne(String name) {
        return name.startsWith(PREFIX) || name.startsWith(CONNECT_PREFIX);
    }

    /** Headers without those that a dead letter or a replay gave them; the same where none did. */
    public static Headers without(Headers headers) {
        for (Header header : headers.all()) {
            if (isOne(header.name())) {
                return new Headers(keepingOthers(headers));
            }
        }
        return headers;
    }

    private static List<Header> keepingOthers(Headers headers) {
        return headers.all().stream().filter(header -> !isOne(header.name())).toList();
    }
}
