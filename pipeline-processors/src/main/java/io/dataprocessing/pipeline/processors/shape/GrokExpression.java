package io.dataprocessing.pipeline.processors.shape;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of named patterns, made a regular one.
 *
 * @param regex the regular expression; its named groups are the fields
 * @param types the types that the expression gives to fields
 */
record GrokExpression(String regex, Map<String, DataType> types) {

    private static final Pattern REFERENCE =
            Pattern.compile("%\\{(?<pattern>[^}:]*)(?::(?<field>[^}:]*))?(?::(?<type>[^}]*))?}");
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Keeps patterns that grow with each step from filling the memory. */
    private static final int MAX_LENGTH = 1_000_000;

    GrokExpression {
        requireNonNull(regex, "regex");
        types = Map.copyOf(types);
    }

    /**
     * Puts patterns in the place of their names.
     *
     * @param own patterns of the pipeline file, which come before the usual ones
     * @throws IllegalArgumentException if that can't be done; the message says why
     */
    static GrokExpression of(String expression, Map<String, String> own) {
        Expansion expansion = new Expansion(own);
        String regex = expansion.expand(expression);
        return new GrokExpression(regex, expansion.types);
    }

    /** How far the patterns are put in. */
    private static final class Expansion {

        private final Map<String, String> own;
        private final Map<String, DataType> types = new HashMap<>();
        private final Deque<String> inside = new ArrayDeque<>();

        Expansion(Map<String, String> own) {
            this.own = own;
        }

        String expand(String expression) {
            StringBuilder regex = new StringBuilder();
            Matcher reference = REFERENCE.matcher(expression);
            int at = 0;
            while (reference.find()) {
                regex.append(expression, at, reference.start());
                regex.append(group(reference));
                at = reference.end();
                if (regex.length() > MAX_LENGTH) {
                    throw new IllegalArgumentException("it grows too long.");
                }
            }
            return regex.append(expression, at, expression.length()).toString();
        }

        private String group(Matcher reference) {
            String name = reference.group("pattern");
            // Some of Logstash's patterns have names like src-ip.
            String field =
                    reference.group("field") == null
                            ? null
                            : reference.group("field").replace('-', '_');
            if (inside.contains(name)) {
                throw new IllegalArgumentException(
                        "the pattern '%s' contains itself.".formatted(name));
            }
            inside.push(name);
            String regex = expand(pattern(name));
            inside.pop();
            if (field == null) {
                return "(?:" + regex + ")";
            }
            if (!FIELD_NAME.matcher(field).matches()) {
                throw new IllegalArgumentException(
                        "'%s' can't name a field. Use letters, digits and '_', no digit first."
                                .formatted(field));
            }
            if (reference.group("type") != null) {
                types.put(field, type(field, reference.group("type")));
            }
            return "(?<" + field + ">" + regex + ")";
        }

        private String pattern(String name) {
            return Optional.ofNullable(own.get(name))
                    .or(() -> GrokPatterns.named(name))
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            ("there is no pattern '%s'; define it in 'patterns' or"
                                                            + " use one of Logstash's, such as"
                                                            + " NUMBER, WORD, IP,"
                                                            + " TIMESTAMP_ISO8601, GREEDYDATA.")
                                                    .formatted(name)));
        }

        private static DataType type(String field, String type) {
            try {
                return DataTypes.parse(type);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "field '%s': %s".formatted(field, e.getMessage()), e);
            }
        }
    }
}
