package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads pairs of keys and values, as in logfmt. A value may be in double quotes, where a backslash
 * stands before a quote or a backslash. A key without a value is passed over, as are keys that
 * aren't fields.
 */
final class KeyValueParser implements TextParser {

    private final TextFields fields;
    private final Optional<String> delimiter;
    private final String between;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * A parser of some fields.
     *
     * @param delimiter what stands between pairs; empty for blanks
     * @param between what stands between a key and its value
     */
    KeyValueParser(TextFields fields, Optional<String> delimiter, String between) {
        this.fields = fields;
        this.delimiter = delimiter;
        this.between = between;
        for (int i = 0; i < fields.size(); i++) {
            positions.put(fields.name(i), i);
        }
    }

    @Override
    public Object[] parse(String text) {
        Optional<?>[] found = new Optional<?>[fields.size()];
        new Scan(text, found).pairs();
        Object[] values = new Object[found.length];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    found[i] == null
                            ? fields.missing(i)
                            : fields.value(i, (String) found[i].orElseThrow());
        }
        return values;
    }

    /** One text and how far it's read. */
    private final class Scan {

        private final String text;
        private final Optional<?>[] found;
        private int at;

        Scan(String text, Optional<?>[] found) {
            this.text = text;
            this.found = found;
        }

        void pairs() {
            skipDelimiters();
            while (at < text.length()) {
                int start = at;
                int end = endOfPair(at);
                int middle = text.indexOf(between, at);
                if (middle < 0 || middle >= end) {
                    at = end;
                } else {
                    String key = text.substring(start, middle).strip();
                    at = middle + between.length();
                    put(key, value());
                }
                skipDelimiters();
            }
        }

        private void put(String key, String value) {
            Integer position = positions.get(key);
            if (position == null) {
                return;
            }
            if (found[position] != null) {
                throw new EvaluationException("key '%s' appears twice".formatted(key));
            }
            found[position] = Optional.of(value);
        }

        private String value() {
            if (delimiter.isPresent()) {
                while (at < text.length()
                        && text.charAt(at) == ' '
                        && !text.startsWith(delimiter.get(), at)) {
                    at++;
                }
            }
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            at = endOfPair(at);
            String value = text.substring(start, at);
            return delimiter.isPresent() ? value.strip() : value;
        }

        private String quoted() {
            int start = at;
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char character = text.charAt(at);
                if (character == '"') {
                    at++;
                    return value.toString();
                }
                boolean escapes =
                        character == '\\'
                                && at + 1 < text.length()
                                && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
                value.append(escapes ? text.charAt(++at) : character);
            }
            throw new EvaluationException(
                    "character %d: the quote isn't closed".formatted(start + 1));
        }

        private int endOfPair(int from) {
            if (delimiter.isPresent()) {
                int end = text.indexOf(delimiter.get(), from);
                return end < 0 ? text.length() : end;
            }
            int end = from;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private void skipDelimiters() {
            if (delimiter.isEmpty()) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                return;
            }
            int skipped;
            do {
                skipped = at;
                while (at < text.length()
                        && text.charAt(at) == ' '
                        && !text.startsWith(delimiter.get(), at)) {
                    at++;
                }
                if (text.startsWith(delimiter.get(), at)) {
                    at += delimiter.get().length();
                }
            } while (at > skipped);
        }
    }
}
