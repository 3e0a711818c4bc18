package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many records go in a time.
 *
 * @param records 1 or more
 * @param time longer than none
 */
record Rate(long records, Duration time) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/(s|min|h)");

    Rate {
        requireNonNull(time, "time");
        if (records < 1 || time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("%d records in %s".formatted(records, time));
        }
    }

    /** How long so many records take at least. */
    Duration of(long count) {
        return Duration.ofNanos(Math.round((double) time.toNanos() * count / records));
    }

    /** How many records go in a second; at least one. */
    long perSecond() {
        return Math.max(1, records * Duration.ofSeconds(1).toNanos() / time.toNanos());
    }

    /** Reads {@code 500/s}, {@code 30/min}, {@code 1/h}. */
    static final class Converter implements ITypeConverter<Rate> {

        @Override
        public Rate convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
                throw new TypeConversionException(
                        "'%s' is no rate. Write a number, '/' and s, min or h, such as 500/s."
                                .formatted(text));
            }
            return new Rate(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
        }

        private static Duration unit(String unit) {
            return switch (unit) {
                case "s" -> Duration.ofSeconds(1);
                case "min" -> Duration.ofMinutes(1);
                default -> Duration.ofHours(1);
            };
        }
    }
}
