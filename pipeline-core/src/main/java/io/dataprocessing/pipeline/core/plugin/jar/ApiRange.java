package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the API that a plugin works with: {@code [1.0,2)} and the like, or one version,
 * which means that one and newer ones of its major version.
 */
public final class ApiRange {

    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9}){0,2})";
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern RANGE =
            Pattern.compile("([\\[(])\\s*" + NUMBER + "?\\s*,\\s*" + NUMBER + "?\\s*([])])");

    private final String text;
    private final Optional<Version> low;
    private final boolean lowIn;
    private final Optional<Version> high;
    private final boolean highIn;

    private ApiRange(
            String text,
            Optional<Version> low,
            boolean lowIn,
            Optional<Version> high,
            boolean highIn) {
        this.text = text;
        this.low = low;
        this.lowIn = lowIn;
        this.high = high;
        this.highIn = highIn;
    }

    /** Three numbers, missing ones zero. */
    private record Version(int major, int minor, int patch) implements Comparable<Version> {

        static Version parse(String text) {
            String[] parts = text.split("\\.", -1);
            return new Version(number(parts, 0), number(parts, 1), number(parts, 2));
        }

        private static int number(String[] parts, int index) {
            return index < parts.length ? Integer.parseInt(parts[index]) : 0;
        }

        @Override
        public int compareTo(Version other) {
            int byMajor = Integer.compare(major, other.major);
            int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
            return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
        }
    }

    /** The range that a text describes; empty if it describes none. */
    public static Optional<ApiRange> parse(String text) {
        String trimmed = requireNonNull(text, "text").trim();
        Matcher one = ONE.matcher(trimmed);
        if (one.matches()) {
            Version version = Version.parse(one.group(1));
            Version next = new Version(version.major() + 1, 0, 0);
            String words =
                    version.compareTo(new Version(version.major(), 0, 0)) == 0
                            ? version.major() + ".x"
                            : trimmed + " or a newer " + version.major() + ".x";
            return Optional.of(
                    new ApiRange(words, Optional.of(version), true, Optional.of(next), false));
        }
        Matcher range = RANGE.matcher(trimmed);
        if (!range.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new ApiRange(
                        trimmed,
                        Optional.ofNullable(range.group(2)).map(Version::parse),
                        range.group(1).equals("["),
                        Optional.ofNullable(range.group(3)).map(Version::parse),
                        range.group(4).equals("]")));
    }

    /** Whether a version such as {@code 1.0} is in the range. */
    public boolean contains(String version) {
        Version asked = Version.parse(version);
        boolean fromLow =
                low.map(asked::compareTo)
                        .map(order -> order > 0 || (lowIn && order == 0))
                        .orElse(true);
        boolean toHigh =
                high.map(asked::compareTo)
                        .map(order -> order < 0 || (highIn && order == 0))
                        .orElse(true);
        return fromLow && toHigh;
    }

    /** The range as messages say it: {@code 2.x}, or as it's written. */
    @Override
    public String toString() {
        return text;
    }
}
