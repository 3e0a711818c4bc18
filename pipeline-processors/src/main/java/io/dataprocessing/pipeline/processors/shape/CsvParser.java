package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the columns of one line, quoted as in RFC 4180. An empty column without quotes is null
 * where the field may be.
 */
final class CsvParser implements TextParser {

    private final TextFields fields;
    private final char delimiter;

    CsvParser(TextFields fields, char delimiter) {
        this.fields = fields;
        this.delimiter = delimiter;
    }

    @Override
    public Object[] parse(String text) {
        List<Optional<String>> columns = columns(text);
        if (columns.size() != fields.size()) {
            throw new EvaluationException(
                    "it has %d columns, not %d".formatted(columns.size(), fields.size()));
        }
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i, columns.get(i));
        }
        return values;
    }

    private Object value(int column, Optional<String> text) {
        boolean absent = text.isEmpty() && fields.type().field(column).type().nullable();
        return absent ? null : fields.value(column, text.orElse(""));
    }

    /** The columns; one that is empty and without quotes has no text. */
    private List<Optional<String>> columns(String text) {
        List<Optional<String>> columns = new ArrayList<>(fields.size());
        int end = end(text);
        int start = 0;
        while (true) {
            boolean quoted = start < end && text.charAt(start) == '"';
            int stop = quoted ? closingQuote(text, start, end) : delimiterAt(text, start, end);
            columns.add(column(text, start, stop, quoted));
            if (stop == end) {
                return columns;
            }
            if (text.charAt(stop) != delimiter) {
                throw new EvaluationException(
                        "character %d: something stands behind a closing quote"
                                .formatted(stop + 1));
            }
            start = stop + 1;
        }
    }

    private static Optional<String> column(String text, int from, int to, boolean quoted) {
        if (quoted) {
            return Optional.of(text.substring(from + 1, to - 1).replace("\"\"", "\""));
        }
        return from == to ? Optional.empty() : Optional.of(text.substring(from, to));
    }

    /** The end of the line, without the line break. */
    private static int end(String text) {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The position behind the quote that closes a column. */
    private static int closingQuote(String text, int from, int end) {
        for (int at = from + 1; at < end; at++) {
            if (text.charAt(at) == '"') {
                if (at + 1 >= end || text.charAt(at + 1) != '"') {
                    return at + 1;
                }
                at++;
            }
        }
        throw new EvaluationException("character %d: the quote isn't closed".formatted(from + 1));
    }

    private int delimiterAt(String text, int from, int end) {
        for (int at = from; at < end; at++) {
            char character = text.charAt(at);
            if (character == delimiter) {
                return at;
            }
            if (character == '"' || character == '\n' || character == '\r') {
                throw new EvaluationException(
                        "character %d: %s in a column without quotes"
                                .formatted(at + 1, character == '"' ? "a quote" : "a line break"));
            }
        }
        return end;
    }
}
