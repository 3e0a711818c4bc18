package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Finds the event time of a record and refuses what can't be one, before a watermark follows it:
 * one time far ahead would make all that comes later late, one that is far behind is itself lost.
 *
 * <p>The time is that of a field or what an expression gives: a timestamp, a long of milliseconds
 * since 1970-01-01T00:00Z, or a date, whose day begins at midnight UTC; or else the record's own
 * timestamp, and none where the record has none. A timestamp or long before 1973-03-03 is taken for
 * a wrong unit: as seconds it would be any time until the year 5138.
 */
public final class EventTime implements Serializable {

    private static final long serialVersionUID = 1L;

    /** 1973-03-03T09:46:40Z. */
    private static final long EARLIEST = 100_000_000_000L;

    /** How near to now a time in another unit must be to be named as a guess. */
    private static final long NEAR_MILLIS = Duration.ofDays(3653).toMillis();

    private static final int DAYS_OF_YEAR = 365;

    /** Where a time is found. */
    private enum Place {
        FIELD,
        EXPRESSION,
        RECORD
    }

    private final Place place;
    private final RowType type;
    private final String name;
    private final boolean date;
    private final long maxFutureMillis;
    private final Clock clock;
    private transient int field;
    private transient Class<?> fieldClass;
    private transient Expression expression;

    /** What the clock said when it was last asked: nothing before that can be ahead of it. */
    private transient long lastNow;

    private EventTime(
            Place place,
            RowType type,
            String name,
            boolean date,
            Optional<Duration> maxFuture,
            Clock clock) {
        this.place = place;
        this.type = requireNonNull(type, "type");
        this.name = name;
        this.date = date;
        this.maxFutureMillis = maxFuture.map(Duration::toMillis).orElse(Long.MAX_VALUE);
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Event time from a field.
     *
     * @param maxFuture how far an event may be ahead of the clock; empty for no limit
     * @param clock the clock that events may not be ahead of; it must be serializable
     * @throws IllegalArgumentException if the field can't hold event time
     */
    public static EventTime ofField(
            RowType type, String name, Optional<Duration> maxFuture, Clock clock) {
        DataType found = type.field(type.indexOf(name)).type();
        boolean date = isDate("field", name, found);
        return opened(new EventTime(Place.FIELD, type, name, date, maxFuture, clock));
    }

    /**
     * Event time from an expression over the rows' fields.
     *
     * @throws IllegalArgumentException if the expression can't be compiled or gives no event time
     */
    public static EventTime ofExpression(
            RowType type, String text, Optional<Duration> maxFuture, Clock clock) {
        boolean date = isDate("expression", text, compiled(text, type).type());
        return opened(new EventTime(Place.EXPRESSION, type, text, date, maxFuture, clock));
    }

    /** Event time from the record's own timestamp. */
    public static EventTime ofRecord(Optional<Duration> maxFuture, Clock clock) {
        RowType unread = RowType.builder().build();
        return opened(new EventTime(Place.RECORD, unread, "", false, maxFuture, clock));
    }

    /** Gets ready on a task; called before the first record there. */
    void open() {
        lastNow = Long.MIN_VALUE;
        switch (place) {
            case FIELD -> {
                field = type.indexOf(name);
                fieldClass = type.field(field).type().javaType();
            }
            case EXPRESSION -> expression = compiled(name, type);
            case RECORD -> {}
        }
    }

    private static EventTime opened(EventTime time) {
        time.open();
        return time;
    }

    private static boolean isDate(String what, String name, DataType found) {
        DataType kind = found.asRequired();
        boolean date = kind.equals(DataTypes.DATE);
        if (!date && !kind.equals(DataTypes.TIMESTAMP) && !kind.equals(DataTypes.LONG)) {
            throw new IllegalArgumentException(
                    "%s '%s' is %s. Event time is a timestamp, a date or a long of milliseconds."
                            .formatted(what, name, found));
        }
        return date;
    }

    private static Expression compiled(String text, RowType type) {
        ExpressionResult result = new ExpressionCompiler().compile(text, type);
        if (result instanceof ExpressionResult.Success success) {
            return success.expression();
        }
        throw new IllegalArgumentException(
                "'%s' is no expression of the source's fields".formatted(text));
    }

    /**
     * The event time in milliseconds since 1970-01-01T00:00Z, or {@link Event#NO_TIMESTAMP}.
     *
     * @param recordTimestamp the record's own; negative for none
     * @throws EventTimeException if the time is missing or can't be right
     */
    long of(Row row, long recordTimestamp) throws EventTimeException {
        return switch (place) {
            case FIELD -> checked(ofField(row));
            case EXPRESSION -> checked(millis(expression.evaluate(row)));
            case RECORD -> ofRecord(recordTimestamp);
        };
    }

    /** Without an object for the number, where the row can do without. */
    private long ofField(Row row) throws EventTimeException {
        return fieldClass == Long.class && !row.isNull(field)
                ? row.getLong(field)
                : millis(row.get(field));
    }

    /**
     * The event time of a record that stands for a deletion: that of the field or expression, if
     * what it reads is in the key, or else the record's own.
     */
    long ofDeletion(Row row, long recordTimestamp) throws EventTimeException {
        Object value =
                switch (place) {
                    case FIELD -> row.get(field);
                    case EXPRESSION -> expression.evaluate(row);
                    case RECORD -> null;
                };
        return value == null ? ofRecord(recordTimestamp) : checked(millis(value));
    }

    private long ofRecord(long timestamp) throws EventTimeException {
        return timestamp < 0 ? Event.NO_TIMESTAMP : checked(timestamp);
    }

    private long checked(long time) throws EventTimeException {
        if (time < EARLIEST && !date) {
            throw new EventTimeException(tooEarly(time));
        }
        return checkFuture(time);
    }

    private long millis(Object value) throws EventTimeException {
        if (value == null) {
            throw new EventTimeException("event time '%s' is null".formatted(name));
        }
        try {
            if (value instanceof Instant instant) {
                return instant.toEpochMilli();
            }
            return value instanceof LocalDate day
                    ? day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()
                    : (Long) value;
        } catch (ArithmeticException e) {
            throw new EventTimeException(
                    "event time '%s' is beyond what milliseconds can express".formatted(name));
        }
    }

    private long checkFuture(long time) throws EventTimeException {
        if (maxFutureMillis == Long.MAX_VALUE || time <= lastNow) {
            return time;
        }
        long now = clock.millis();
        lastNow = now;
        if (time > now && time - now > maxFutureMillis) {
            throw new EventTimeException(tooLate(time, now));
        }
        return time;
    }

    private String tooEarly(long time) {
        return "event time %s%s is before 1973%s"
                .formatted(
                        prefix(),
                        Instant.ofEpochMilli(time),
                        time > 0 ? "; its unit may be seconds" : "");
    }

    private String tooLate(long time, long now) {
        String guess = "";
        if (Math.abs(time / 1_000 - now) < NEAR_MILLIS) {
            guess = "; its unit may be microseconds";
        } else if (Math.abs(time / 1_000_000 - now) < NEAR_MILLIS) {
            guess = "; its unit may be nanoseconds";
        }
        return "event time %s%s is %s ahead of the clock (limit %s)%s"
                .formatted(
                        prefix(),
                        Instant.ofEpochMilli(time),
                        ahead(Duration.ofMillis(time - now)),
                        ahead(Duration.ofMillis(maxFutureMillis)),
                        guess);
    }

    private String prefix() {
        return name.isEmpty() ? "(the record's timestamp) " : "'%s' ".formatted(name);
    }

    /** A duration in its largest fitting unit. */
    private static String ahead(Duration duration) {
        if (duration.toDays() >= DAYS_OF_YEAR) {
            return duration.toDays() / DAYS_OF_YEAR + " years";
        }
        if (duration.compareTo(ChronoUnit.DAYS.getDuration().multipliedBy(2)) >= 0) {
            return duration.toDays() + "d";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + "h";
        }
        if (duration.toMinutes() >= 1) {
            return duration.toMinutes() + "min";
        }
        return duration.toSeconds() >= 1 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
