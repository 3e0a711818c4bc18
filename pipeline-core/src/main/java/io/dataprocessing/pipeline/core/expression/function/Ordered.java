package io.dataprocessing.pipeline.core.expression.function;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** The larger and the smaller of two texts or times. */
public final class Ordered {

    private Ordered() {}

    public static String max(String a, String b) {
        return Texts.compare(a, b) >= 0 ? a : b;
    }

    public static String min(String a, String b) {
        return Texts.compare(a, b) <= 0 ? a : b;
    }

    public static Instant max(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    public static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    public static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    public static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    public static LocalDate max(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    public static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    public static LocalTime max(LocalTime a, LocalTime b) {
        return a.isBefore(b) ? b : a;
    }

    public static LocalTime min(LocalTime a, LocalTime b) {
        return a.isBefore(b) ? a : b;
    }
}
