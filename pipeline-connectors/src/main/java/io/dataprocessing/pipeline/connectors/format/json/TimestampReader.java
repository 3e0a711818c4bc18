package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dataprocessing.pipeline.connectors.format.NumberText;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import io.dataprocessing.pipeline.connectors.format.TimestampText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads points in time in one of the forms that they have in JSON. */
record TimestampReader(TimestampFormat format) implements ValueReader {

    private static final String ISO = "an ISO 8601 timestamp with an offset, as text";
    private static final String SQL = "a timestamp like 2026-03-01 12:30:00, as text";
    private static final int NANOS_DIGITS = 9;

    @Override
    public Instant read(JsonParser parser) throws IOException, MismatchException {
        return switch (format) {
            case ISO_8601 -> text(parser, ISO);
            case SQL -> text(parser, SQL);
            case EPOCH_MILLIS -> Instant.ofEpochMilli(NumberReaders.readLong(parser));
            case EPOCH_SECONDS -> seconds(parser);
        };
    }

    private Instant text(JsonParser parser, String wanted) throws IOException, MismatchException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw ValueReader.expected(parser, wanted);
        }
        String text = parser.getText();
        try {
            return format == TimestampFormat.SQL
                    ? TimestampText.parseSql(text)
                    : TimestampText.parseIso(text);
        } catch (DateTimeException e) {
            throw ValueReader.mismatch(
                    parser, "is no " + wanted.substring(wanted.indexOf(' ') + 1));
        }
    }

    private static Instant seconds(JsonParser parser) throws IOException, MismatchException {
        if (!parser.currentToken().isNumeric()) {
            throw ValueReader.expected(parser, "a number of seconds");
        }
        BigDecimal value = NumberReaders.number(parser);
        if (NumberText.digitsBeforePoint(value) > 17
                || !NumberText.isExactWith(value, NANOS_DIGITS)) {
            throw ValueReader.mismatch(parser, "is no number of seconds with up to nine decimals");
        }
        BigDecimal[] parts = value.divideAndRemainder(BigDecimal.ONE);
        try {
            return Instant.ofEpochSecond(
                    parts[0].longValueExact(),
                    parts[1].movePointRight(NANOS_DIGITS).longValueExact());
        } catch (DateTimeException e) {
            throw ValueReader.mismatch(parser, "is beyond the largest timestamp");
        }
    }
}
