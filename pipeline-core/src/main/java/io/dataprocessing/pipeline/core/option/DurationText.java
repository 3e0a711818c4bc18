package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as files write them: {@code 200ms}, {@code 30s}, {@code 1h30min}, {@code PT5M}. */
public final class DurationText {

    private static final Map<String, Duration> UNITS = units();
    private static final Pattern PART = Pattern.compile("(\\d+) *([a-zA-Zµ]+) *");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private DurationText() {}

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("min", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        return units;
    }

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if the text is none; the message says what is allowed
     */
    public static Duration parse(String text) {
        if (text.startsWith("P")) {
            return iso(text);
        }
        if (NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("a duration needs a unit, e.g. %ss".formatted(text));
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a duration such as 200ms, 30s, 5min, 1h or 7d, found '%s'"
                            .formatted(text));
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.plus(part(parts.group(1), parts.group(2), text));
        }
        return sum;
    }

    private static Duration iso(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, in the words of the file.
        }
        throw new IllegalArgumentException(
                "expected a duration such as 30s or PT30S, found '%s'".formatted(text));
    }

    private static Duration part(String number, String word, String text) {
        Duration unit = word.equals("m") ? Duration.ofMinutes(1) : UNITS.get(word);
        if (unit == null) {
            String meant =
                    Suggestion.nearest(word, UNITS.keySet())
                            .map(" (did you mean '%s'?)"::formatted)
                            .orElse("");
            throw new IllegalArgumentException(
                    "unknown unit '%s'%s. Use ms, s, min, h, d".formatted(word, meant));
        }
        try {
            Duration duration = unit.multipliedBy(Long.parseLong(number));
            return Duration.ofMillis(duration.toMillis());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("duration '%s' is too long".formatted(text), e);
        }
    }

    /** A duration as a file would write it, in the largest unit that needs no fraction. */
    public static String print(Duration duration) {
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long count = duration.dividedBy(unit.getValue());
            if (count > 0 && unit.getValue().multipliedBy(count).equals(duration)) {
                return count + unit.getKey();
            }
        }
        return duration.isZero() ? "0s" : duration.toString();
    }
}
