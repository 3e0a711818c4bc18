package io.dataprocessing.pipeline.app.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people write them. */
public final class Quantity {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private Quantity() {}

    /** {@code 12,345}. */
    public static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 record} or {@code 12,345 records}. */
    public static String of(long number, String one) {
        return of(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** {@code 4.2 s}, {@code 3 min 05 s}, {@code 2 h 10 min}. */
    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < HOUR) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / MINUTE, seconds % MINUTE);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / HOUR, seconds % HOUR / MINUTE);
    }
}
