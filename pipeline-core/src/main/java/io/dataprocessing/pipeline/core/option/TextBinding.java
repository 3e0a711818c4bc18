package io.dataprocessing.pipeline.core.option;

import io.dataprocessing.pipeline.api.option.Bound;
import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** Binds one text to a simple value: text, number, truth value, duration, size, choice. */
final class TextBinding {

    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9]\\d{0,30})");
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d{0,99})(?:\\.\\d{1,99})?(?:[eE][+-]?\\d{1,3})?");

    /** Switches an amount off. */
    static final String NONE = "none";

    /** Says that there is no limit. */
    static final String UNBOUNDED = "unbounded";

    private final Option option;
    private final ConfigScalar scalar;
    private final String text;

    private TextBinding(Option option, ConfigScalar scalar, String text) {
        this.option = option;
        this.scalar = scalar;
        this.text = text;
    }

    /** Whether values of a class are bound here. */
    static boolean binds(Class<?> type) {
        return type.isEnum()
                || List.of(
                                String.class,
                                boolean.class,
                                Boolean.class,
                                int.class,
                                Integer.class,
                                long.class,
                                Long.class,
                                double.class,
                                Double.class,
                                BigDecimal.class,
                                Duration.class,
                                Bound.class,
                                Ttl.class,
                                DataSize.class)
                        .contains(type);
    }

    /** The value, or a problem. */
    static Optional<Object> bind(Option option, Class<?> type, ConfigScalar scalar, String text) {
        return new TextBinding(option, scalar, text).value(type);
    }

    private Optional<Object> value(Class<?> type) {
        if (type == String.class) {
            return matching();
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth();
        }
        if (type == int.class || type == Integer.class) {
            return whole(Integer.MIN_VALUE, Integer.MAX_VALUE).map(BigInteger::intValue);
        }
        if (type == long.class || type == Long.class) {
            return whole(Long.MIN_VALUE, Long.MAX_VALUE).map(BigInteger::longValue);
        }
        if (type == double.class || type == Double.class) {
            return number().map(BigDecimal::doubleValue);
        }
        if (type == BigDecimal.class) {
            return number().map(value -> value);
        }
        if (type == Duration.class) {
            return duration().map(value -> value);
        }
        if (type == Bound.class) {
            return bound();
        }
        if (type == Ttl.class) {
            return text.equals(NONE) ? Optional.of(Ttl.none()) : ttl();
        }
        return type == DataSize.class ? size() : choice(type);
    }

    private Optional<Object> matching() {
        Optional<Matches> rule = option.component().matches();
        if (rule.isPresent() && !Pattern.matches(rule.get().value(), text)) {
            return error(
                    "E108", "'%s' is not allowed. Use %s".formatted(scalar, rule.get().allowed()));
        }
        return Optional.of(text);
    }

    private Optional<Object> truth() {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> error("E103", "expected true or false, found '%s'".formatted(scalar));
        };
    }

    private Optional<BigInteger> whole(long min, long max) {
        if (!WHOLE.matcher(text).matches()) {
            return error("E101", "expected a whole number, found '%s'".formatted(scalar));
        }
        BigInteger value = new BigInteger(text);
        Range range = option.component().range().orElse(null);
        long least = range == null ? min : Math.max(min, range.min());
        long most = range == null ? max : Math.min(max, range.max());
        boolean fits =
                value.compareTo(BigInteger.valueOf(least)) >= 0
                        && value.compareTo(BigInteger.valueOf(most)) <= 0;
        return fits
                ? Optional.of(value)
                : error("E107", "must be " + limits(least, most, min, max, Long::toString));
    }

    private Optional<BigDecimal> number() {
        if (!NUMBER.matcher(text).matches()) {
            return error("E102", "expected a number, found '%s'".formatted(scalar));
        }
        BigDecimal value = new BigDecimal(text);
        if (Double.isInfinite(value.doubleValue())) {
            return error("E107", "number '%s' is too large".formatted(scalar));
        }
        Optional<Range> range = option.component().range();
        boolean fits =
                range.isEmpty()
                        || (value.compareTo(BigDecimal.valueOf(range.get().min())) >= 0
                                && value.compareTo(BigDecimal.valueOf(range.get().max())) <= 0);
        return fits ? Optional.of(value) : outOfRange(range.get(), Long::toString);
    }

    private Optional<Duration> duration() {
        try {
            Duration value = DurationText.parse(text);
            Optional<Range> range = option.component().range();
            boolean fits =
                    range.isEmpty()
                            || (value.compareTo(Duration.ofMillis(range.get().min())) >= 0
                                    && value.compareTo(Duration.ofMillis(range.get().max())) <= 0);
            return fits
                    ? Optional.of(value)
                    : outOfRange(range.get(), ms -> DurationText.print(Duration.ofMillis(ms)));
        } catch (IllegalArgumentException e) {
            return error("E110", masked(e));
        }
    }

    private Optional<Object> bound() {
        if (text.equals(UNBOUNDED)) {
            return Optional.of(Bound.unbounded());
        }
        boolean before = text.startsWith("-");
        try {
            Duration distance = DurationText.parse(before ? text.substring(1).strip() : text);
            return Optional.of(Bound.of(before ? distance.negated() : distance));
        } catch (IllegalArgumentException e) {
            return error("E110", masked(e) + "; -5min is before, and 'unbounded' is no limit");
        }
    }

    private Optional<Object> ttl() {
        Optional<Duration> duration = duration();
        return duration.isPresent() && duration.get().isZero()
                ? error("E107", "must be at least 1ms, or none")
                : duration.map(Ttl::of);
    }

    private Optional<Object> size() {
        try {
            DataSize value = DataSizeText.parse(text);
            Optional<Range> range = option.component().range();
            boolean fits =
                    range.isEmpty()
                            || (value.bytes() >= range.get().min()
                                    && value.bytes() <= range.get().max());
            return fits
                    ? Optional.of(value)
                    : outOfRange(range.get(), b -> DataSizeText.print(new DataSize(b)));
        } catch (IllegalArgumentException e) {
            return error("E111", masked(e));
        }
    }

    private Optional<Object> choice(Class<?> type) {
        List<String> words = words(type);
        int index = words.indexOf(text);
        if (index >= 0) {
            return Optional.of(type.getEnumConstants()[index]);
        }
        Optional<String> meant =
                scalar.secret() ? Optional.empty() : Suggestion.nearest(text, words);
        String message = "'%s' is not allowed. Use %s".formatted(scalar, listed(words));
        return option.error("E109", scalar.position(), message, meant);
    }

    /** The words of an enum. */
    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .map(name -> OptionComponent.kebabCase(name).replace('_', '-'))
                .toList();
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private <T> Optional<T> outOfRange(Range range, LongFunction<String> print) {
        String limits = limits(range.min(), range.max(), Long.MIN_VALUE, Long.MAX_VALUE, print);
        return error("E107", "must be " + limits);
    }

    /** {@code 1..1024}, {@code at least 1}, {@code at most 5}. */
    static String limits(long least, long most, long min, long max, LongFunction<String> print) {
        if (most == max && least > min) {
            return "at least " + print.apply(least);
        }
        if (least == min && most < max) {
            return "at most " + print.apply(most);
        }
        return print.apply(least) + ".." + print.apply(most);
    }

    private String masked(IllegalArgumentException e) {
        return scalar.secret() ? "this value is not allowed here" : String.valueOf(e.getMessage());
    }

    private <T> Optional<T> error(String code, String message) {
        return option.error(code, scalar.position(), message);
    }
}
