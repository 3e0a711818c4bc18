package io.dataprocessing.pipeline.connectors.format.csv;

import io.dataprocessing.pipeline.api.format.DecodeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits lines into values, by the grammar of RFC 4180 and nothing else: a quote inside a value
 * that isn't quoted, something behind a closing quote and a quote that is never closed are errors.
 */
public final class CsvLine {

    private static final char NONE = '\uFFFF';

    private final char delimiter;
    private final char quote;
    private final char escape;
    private final boolean quotes;
    private final boolean escapes;
    private final boolean trims;
    private final List<String> values = new ArrayList<>();
    private final List<Boolean> quoted = new ArrayList<>();
    private String text = "";
    private int at;

    /** By the options of a format. */
    public CsvLine(CsvOptions options) {
        this.delimiter = options.delimiter().charAt(0);
        this.quotes = !options.quote().isEmpty();
        this.quote = quotes ? options.quote().charAt(0) : NONE;
        this.escapes = options.escape().isPresent();
        this.escape = escapes ? options.escape().get().charAt(0) : NONE;
        this.trims = options.trim();
    }

    /** The number of values of the line that was split last. */
    int size() {
        return values.size();
    }

    /** A value of the line that was split last, without quotes. */
    String value(int index) {
        return values.get(index);
    }

    /** Whether a value stood in quotes. */
    public boolean isQuoted(int index) {
        return quoted.get(index);
    }

    /** The values of the line that was split last. */
    public List<String> values() {
        return List.copyOf(values);
    }

    /**
     * Splits the line that begins at an offset.
     *
     * @return where the next line begins; the length of the text if this one is the last
     */
    public int split(String line, int from) throws DecodeException {
        text = line;
        at = from;
        values.clear();
        quoted.clear();
        boolean more = true;
        while (more) {
            readValue();
            more = at < text.length() && text.charAt(at) == delimiter;
            at += more ? 1 : 0;
        }
        return lineEnd();
    }

    private void readValue() throws DecodeException {
        int begin = at;
        int first = trims ? pastBlanks(begin) : begin;
        if (quotes && first < text.length() && text.charAt(first) == quote) {
            at = first;
            values.add(quotedValue());
            quoted.add(true);
            return;
        }
        while (at < text.length() && !endsValue(text.charAt(at))) {
            if (quotes && text.charAt(at) == quote) {
                throw error(at, "a quote stands inside a value that doesn't begin with one");
            }
            at++;
        }
        String value = text.substring(begin, at);
        values.add(trims ? trimmed(value) : value);
        quoted.add(false);
    }

    private boolean endsValue(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    private String quotedValue() throws DecodeException {
        int open = at;
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw error(open, "the quote that opens here is never closed");
            }
            char c = text.charAt(at);
            if (escapes && c == escape && at + 1 < text.length()) {
                value.append(text.charAt(at + 1));
                at += 2;
            } else if (c != quote) {
                value.append(c);
                at++;
            } else if (!escapes && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                value.append(quote);
                at += 2;
            } else {
                break;
            }
        }
        at++;
        at = trims ? pastBlanks(at) : at;
        if (at < text.length() && !endsValue(text.charAt(at))) {
            throw error(at, "something stands behind a closing quote");
        }
        return value.toString();
    }

    private int pastBlanks(int from) {
        int next = from;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private boolean isBlank(char c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }

    private String trimmed(String value) {
        int begin = 0;
        int end = value.length();
        while (begin < end && isBlank(value.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(begin, end);
    }

    private int lineEnd() throws DecodeException {
        if (at >= text.length()) {
            return text.length();
        }
        if (text.charAt(at) == '\n') {
            return at + 1;
        }
        if (at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            return at + 2;
        }
        throw error(at, "a carriage return stands alone");
    }

    /** An error at an offset of the text, told as that of a byte. */
    DecodeException error(int offset, String problem) {
        int bytes = text.substring(0, offset).getBytes(StandardCharsets.UTF_8).length;
        return new DecodeException("byte %d: %s".formatted(bytes, problem));
    }
}
