package io.dataprocessing.pipeline.connectors.format.csv;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.BadTextException;
import io.dataprocessing.pipeline.connectors.format.ScalarText;
import java.nio.charset.StandardCharsets;

/** Writes rows as lines, without a line end behind the last. */
final class CsvEncoder implements RowEncoder {

    private static final String LINE_END = "\r\n";

    private final CsvOptions options;
    private final RowType type;
    private final ScalarText.Writer[] writers;
    private final char delimiter;

    CsvEncoder(CsvOptions options, RowType type) {
        this.options = options;
        this.type = type;
        this.writers =
                type.fields().stream()
                        .map(field -> ScalarText.writer(field.type(), options.timestampFormat()))
                        .toArray(ScalarText.Writer[]::new);
        this.delimiter = options.delimiter().charAt(0);
    }

    @Override
    public byte[] encode(Row row) throws EncodeException {
        StringBuilder line = new StringBuilder();
        if (options.header() == Header.EACH) {
            for (int i = 0; i < writers.length; i++) {
                separate(line, i);
                append(line, type.field(i).name(), i, false);
            }
            line.append(LINE_END);
        }
        for (int i = 0; i < writers.length; i++) {
            separate(line, i);
            append(line, row, i);
        }
        if (options.header() == Header.SKIP && isHeader(row)) {
            throw new EncodeException(
                    "the values are the names of the columns: whoever skips headers would skip this row");
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean isHeader(Row row) {
        for (int i = 0; i < writers.length; i++) {
            if (!type.field(i).name().equals(row.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void separate(StringBuilder line, int index) {
        if (index > 0) {
            line.append(delimiter);
        }
    }

    private void append(StringBuilder line, Row row, int index) throws EncodeException {
        Field field = type.field(index);
        Object value = row.get(index);
        if (value == null) {
            if (!field.type().nullable()) {
                throw new EncodeException(
                        "field '%s' is null but required".formatted(field.name()));
            }
            line.append(options.nullLiteral());
            return;
        }
        try {
            append(line, writers[index].write(value), index, field.type().nullable());
        } catch (BadTextException e) {
            throw new EncodeException("field '%s' %s".formatted(field.name(), e.getMessage()));
        } catch (ClassCastException e) {
            throw new EncodeException(
                    "field '%s' is %s and can't hold a %s"
                            .formatted(
                                    field.name(), field.type(), value.getClass().getSimpleName()));
        }
    }

    private void append(StringBuilder line, String value, int index, boolean nullable)
            throws EncodeException {
        boolean needsQuotes =
                isSpecial(value)
                        || (nullable && value.equals(options.nullLiteral()))
                        || (index == 0 && value.startsWith("\uFEFF"));
        if (needsQuotes && options.quote().isEmpty()) {
            throw new EncodeException(
                    "field '%s' holds a value that can't be told from others without quotes"
                            .formatted(type.field(index).name()));
        }
        if (needsQuotes || options.quoteMode() == QuoteMode.ALL) {
            quote(line, value);
        } else {
            line.append(value);
        }
    }

    private boolean isSpecial(String value) {
        if (value.isEmpty()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == delimiter || c == '\n' || c == '\r' || isQuote(c)) {
                return true;
            }
        }
        return options.trim()
                && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)));
    }

    private boolean isQuote(char c) {
        return !options.quote().isEmpty() && c == options.quote().charAt(0);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void quote(StringBuilder line, String value) {
        char quote = options.quote().charAt(0);
        char before = options.escape().map(text -> text.charAt(0)).orElse(quote);
        line.append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote || (options.escape().isPresent() && c == before)) {
                line.append(before);
            }
            line.append(c);
        }
        line.append(quote);
    }
}
