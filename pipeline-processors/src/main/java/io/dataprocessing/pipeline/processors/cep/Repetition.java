package io.dataprocessing.pipeline.processors.cep;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a part of a sequence occurs.
 *
 * @param from at least
 * @param to at most; empty for any number
 */
record Repetition(int from, OptionalInt to) {

    /** The text of a repetition: {@code 3}, {@code 2..4}, {@code 2..}. */
    static final String TEXT = "[1-9][0-9]{0,5}(\\.\\.([1-9][0-9]{0,5})?)?";

    static final String ALLOWED = "a number such as 3, a range such as 2..4, or 2.. for 2 and more";

    private static final Pattern PARTS = Pattern.compile("([0-9]+)(\\.\\.([0-9]+)?)?");

    /** A repetition; empty if its end is before its start. */
    static Optional<Repetition> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no repetition: " + text);
        }
        int from = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            return Optional.of(new Repetition(from, OptionalInt.of(from)));
        }
        if (parts.group(3) == null) {
            return Optional.of(new Repetition(from, OptionalInt.empty()));
        }
        int to = Integer.parseInt(parts.group(3));
        return to < from ? Optional.empty() : Optional.of(new Repetition(from, OptionalInt.of(to)));
    }

    /** Whether it's exactly one. */
    boolean isSingle() {
        return from == 1 && to.equals(OptionalInt.of(1));
    }

    @Override
    public String toString() {
        if (to.equals(OptionalInt.of(from))) {
            return Integer.toString(from);
        }
        return from + ".." + (to.isPresent() ? to.getAsInt() : "");
    }
}
