package io.dataprocessing.pipeline.api.data;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Java classes that stand for no row, why, and what to use instead. */
final class Refusals {

    private static final Map<String, String> ADVICE = advice();

    private Refusals() {}

    private static Map<String, String> advice() {
        Map<String, String> advice = new HashMap<>();
        String whole = "there are no whole numbers of less than 32 bits; use int";
        List.of("short", "byte", "java.lang.Short", "java.lang.Byte")
                .forEach(name -> advice.put(name, whole));
        String character = "a character is a text of length one; use String";
        List.of("char", "java.lang.Character").forEach(name -> advice.put(name, character));
        String offset =
                "a timestamp is a point in time and keeps no offset or zone; use Instant, and a"
                        + " String for the zone if it matters";
        List.of("OffsetDateTime", "ZonedDateTime")
                .forEach(name -> advice.put("java.time." + name, offset));
        advice.put(
                "java.time.LocalDateTime",
                "without a zone it's no point in time; use Instant, or a LocalDate and a"
                        + " LocalTime");
        advice.put("java.time.OffsetTime", "a time keeps no offset; use LocalTime");
        advice.put("java.time.Period", "months have no length; use Duration or String");
        String millis =
                "it holds milliseconds where a timestamp holds nanoseconds, and can be changed;"
                        + " use Instant";
        List.of("java.util.Date", "java.sql.Timestamp", "java.util.Calendar")
                .forEach(name -> advice.put(name, millis));
        advice.put("java.sql.Date", "use LocalDate");
        advice.put("java.sql.Time", "use LocalTime");
        advice.put("java.math.BigInteger", "use BigDecimal with @Decimal(precision, scale = 0)");
        advice.put("java.net.URL", "comparing two of them asks the network; use URI");
        advice.put("java.nio.ByteBuffer", "reading it changes it; use byte[]");
        advice.put("java.lang.CharSequence", "use String");
        advice.put(
                "java.lang.Object",
                "any class may be behind it; use the class that the values have");
        return Map.copyOf(advice);
    }

    /** Why a class stands for no row; empty if it may. */
    static Optional<String> of(Class<?> raw, JavaType type) {
        if (raw.isRecord()) {
            return Optional.empty();
        }
        Optional<String> advice =
                type.text().equals(raw.getTypeName()) || !type.arguments().isEmpty()
                        ? Optional.ofNullable(ADVICE.get(raw.getName()))
                        : Optional.of(
                                "nothing says what %s stands for; extend or declare it with a class"
                                        .formatted(type.text()));
        if (advice.isPresent()) {
            return advice.map(why -> "%s: %s".formatted(type.text(), why));
        }
        if (raw.getName().startsWith("java.") || raw.isPrimitive() || raw.isAnnotation()) {
            return Optional.of(type.text() + " stands for no type");
        }
        if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
            return Optional.of(
                    "%s is %s, so nothing says which class to make; use a class that can be made"
                            .formatted(
                                    type.text(), raw.isInterface() ? "an interface" : "abstract"));
        }
        if (raw.getEnclosingClass() != null && !Modifier.isStatic(raw.getModifiers())) {
            return Optional.of(raw.getName() + " is an inner class; make it static");
        }
        boolean constructible =
                Arrays.stream(raw.getDeclaredConstructors())
                        .anyMatch(
                                made ->
                                        made.getParameterCount() == 0
                                                && !Modifier.isPrivate(made.getModifiers()));
        return constructible
                ? Optional.empty()
                : Optional.of(
                        raw.getName()
                                + " is no record and has no constructor without parameters; use a"
                                + " record, add the constructor, or bring a SchemaProvider");
    }
}
