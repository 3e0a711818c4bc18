package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.format.DecodeException;
import io.dataprocessing.pipeline.core.format.RowDecoder;
import java.io.IOException;

/** Reads JSON objects as rows. */
final class JsonDecoder implements RowDecoder {

    private static final int MAX_NUMBER_LENGTH = 1_000;

    private final JsonFactory factory;
    private final RowReader reader;
    private final int maxDepth;

    JsonDecoder(JsonOptions options, RowType type) {
        this.maxDepth = options.maxDepth();
        this.reader = new ValueReaders(options).row(type);
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

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        checkText(bytes);
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw new DecodeException("the record is blank: JSON is expected");
            }
            Row row = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new DecodeException(
                        "byte %d: something stands behind the end of the object"
                                .formatted(parser.currentTokenLocation().getByteOffset()));
            }
            return row;
        } catch (MismatchException e) {
            throw new DecodeException(e.text());
        } catch (JsonProcessingException e) {
            throw new DecodeException(explain(e, bytes));
        } catch (IOException e) {
            throw new DecodeException("the record can't be read as JSON", e);
        }
    }

    private static void checkText(byte[] bytes) throws DecodeException {
        if (bytes.length == 0) {
            throw new DecodeException("the record is empty: JSON is expected");
        }
        if (bytes[0] == 0 || (bytes.length > 1 && bytes[1] == 0)) {
            throw new DecodeException(
                    "byte %d is zero: this looks like UTF-16 or UTF-32, UTF-8 is expected"
                            .formatted(bytes[0] == 0 ? 0 : 1));
        }
        if (bytes.length > 2
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF) {
            throw new DecodeException("byte 0: a byte order mark is not allowed");
        }
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            throw new DecodeException("invalid UTF-8 at byte " + invalid);
        }
    }

    /** Says what Jackson found in words that quote nothing of the record. */
    private String explain(JsonProcessingException problem, byte[] bytes) {
        if (problem instanceof StreamConstraintsException) {
            return limit(problem.getOriginalMessage());
        }
        if (problem instanceof JsonEOFException) {
            return "the JSON breaks off at byte " + bytes.length;
        }
        if (problem instanceof JsonParseException) {
            return "byte %d: this is not valid JSON"
                    .formatted(problem.getLocation().getByteOffset());
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
