package io.dataprocessing.pipeline.core.expression.function;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The units that times are cut, counted and moved by. */
public enum CalendarUnit {
    YEAR(ChronoUnit.YEARS, 1),
    QUARTER(ChronoUnit.MONTHS, 3),
    MONTH(ChronoUnit.MONTHS, 1),
    WEEK(ChronoUnit.WEEKS, 1),
    DAY(ChronoUnit.DAYS, 1),
    HOUR(ChronoUnit.HOURS, 1),
    MINUTE(ChronoUnit.MINUTES, 1),
    SECOND(ChronoUnit.SECONDS, 1),
    MILLISECOND(ChronoUnit.MILLIS, 1);

    private final ChronoUnit unit;
    private final int count;

    CalendarUnit(ChronoUnit unit, int count) {
        this.unit = unit;
        this.count = count;
    }

    ChronoUnit unit() {
        return unit;
    }

    /** How many {@link #unit()}s it is. */
    int count() {
        return count;
    }

    /** The unit of a name in any case, singular or plural. */
    public static Optional<CalendarUnit> of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(unit -> unit.name().equals(upper) || (unit.name() + "S").equals(upper))
                .findFirst();
    }

    /** All names, for a message. */
    public static String names() {
        return Arrays.stream(values())
                .map(unit -> unit.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
