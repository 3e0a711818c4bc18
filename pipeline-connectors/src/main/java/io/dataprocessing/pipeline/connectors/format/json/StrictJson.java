package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.connectors.format.Utf8;
import java.io.IOException;

/**
 * Goes through JSON as RFC 8259 has it: UTF-8 without a byte order mark, one value, nothing behind
 * it, nesting and numbers within limits. What is wrong is said in words that quote nothing of the
 * record.
 */
public final class StrictJson {

    private static final int MAX_NUMBER_LENGTH = 1_000;

    private final JsonFactory factory;
    private final int maxDepth;

    /** Refuses what is nested deeper than {@code maxDepth}. */
    public StrictJson(int maxDepth) {
        this.maxDepth = maxDepth;
        // Names come from data: interning them would keep foreign ones in the JVM's table.
        this.factory =
                JsonFactory.builder()
                        .disable(JsonFactory.Feature.CHARSET_DETECTION)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(maxDepth)
                                        .maxNumberLength(MAX_NUMBER_LENGTH)
                                        .build())
                        .build();
    }

    /**
     * Reads the one value that begins at an offset and goes on to the end.
     *
     * @param reader called with the parser at the value's first token; leaves it at its last
     * @throws DecodeException if it's no JSON, or not what the reader wants; positions are those in
     *     {@code bytes}
     */
    public Object read(byte[] bytes, int from, ValueReader reader) throws DecodeException {
        return read(bytes, from, bytes.length, reader);
    }

    /** Likewise, but for a value that goes on to another offset. */
    public Object read(byte[] bytes, int from, int to, ValueReader reader) throws DecodeException {
        checkText(bytes, from, to);
        try (JsonParser parser = factory.createParser(bytes, from, to - from)) {
            if (parser.nextToken() == null) {
                throw new DecodeException("the record is blank: JSON is expected");
            }
            Object value = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new DecodeException(
                        "byte %d: something stands behind the end of the JSON"
                                .formatted(from + parser.currentTokenLocation().getByteOffset()));
            }
            return value;
        } catch (MismatchException e) {
            throw new DecodeException(e.text(from));
        } catch (JsonProcessingException e) {
            throw new DecodeException(explain(e, from, to));
        } catch (IOException e) {
            throw new DecodeException("the record can't be read as JSON", e);
        }
    }

    private static void checkText(byte[] bytes, int from, int to) throws DecodeException {
        int length = to - from;
        if (length <= 0) {
            throw new DecodeException("the record is empty: JSON is expected");
        }
        if (bytes[from] == 0 || (length > 1 && bytes[from + 1] == 0)) {
            throw new DecodeException(
                    "byte %d is zero: this looks like UTF-16 or UTF-32, UTF-8 is expected"
                            .formatted(bytes[from] == 0 ? from : from + 1));
        }
        if (length > 2
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF) {
            throw new DecodeException("byte %d: a byte order mark is not allowed".formatted(from));
        }
        int invalid = Utf8.firstInvalid(bytes, from);
        if (invalid >= 0) {
            throw new DecodeException("invalid UTF-8 at byte " + invalid);
        }
    }

    private String explain(JsonProcessingException problem, int from, int to) {
        if (problem instanceof StreamConstraintsException) {
            return limit(problem.getOriginalMessage());
        }
        if (problem instanceof JsonEOFException) {
            return "the JSON breaks off at byte " + to;
        }
        if (problem instanceof JsonParseException) {
            return "byte %d: this is not valid JSON"
                    .formatted(from + problem.getLocation().getByteOffset());
        }
        return "the record can't be read as JSON";
    }

    private String limit(String message) {
        if (message.contains("nesting depth")) {
            return "nesting is deeper than " + maxDepth;
        }
        if (message.contains("Number value length")) {
            return "a number is longer than " + MAX_NUMBER_LENGTH + " digits";
        }
        return "a name or a text is too long";
    }
}
