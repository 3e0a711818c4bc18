package io.dataprocessing.pipeline.core.expression;

import static io.dataprocessing.pipeline.api.data.DataTypes.DATE;
import static io.dataprocessing.pipeline.api.data.DataTypes.DURATION;
import static io.dataprocessing.pipeline.api.data.DataTypes.LONG;
import static io.dataprocessing.pipeline.api.data.DataTypes.STRING;
import static io.dataprocessing.pipeline.api.data.DataTypes.TIME;
import static io.dataprocessing.pipeline.api.data.DataTypes.TIMESTAMP;
import static io.dataprocessing.pipeline.core.expression.FunctionSpec.function;
import static io.dataprocessing.pipeline.core.expression.ParameterType.FORMAT;
import static io.dataprocessing.pipeline.core.expression.ParameterType.UNIT;
import static io.dataprocessing.pipeline.core.expression.ParameterType.ZONE;

import io.dataprocessing.pipeline.core.expression.FunctionSpec.Group;
import io.dataprocessing.pipeline.core.expression.function.Calendars;
import io.dataprocessing.pipeline.core.expression.function.TimeTexts;
import io.dataprocessing.pipeline.core.expression.function.Times;
import java.util.List;

/** The functions that make, write, cut and move times. */
final class TimeFunctions {

    private static final Class<?> T = Times.class;
    private static final Class<?> X = TimeTexts.class;
    private static final Class<?> C = Calendars.class;
    private static final ParameterType S = ParameterType.STRING;
    private static final ParameterType N = ParameterType.LONG;
    private static final ParameterType TS = ParameterType.TIMESTAMP;
    private static final ParameterType D = ParameterType.DATE;

    private static final String MORNING = "timestamp('2026-11-23T08:30:15.250Z')";

    private TimeFunctions() {}

    static List<FunctionSpec> all() {
        return List.of(
                of(
                                "timestamp",
                                "A point in time from text in RFC 3339 form, from seconds since"
                                        + " 1970, or the start of a date.")
                        .gives(TIMESTAMP, T, "same", TS)
                        .mayFail(TIMESTAMP, X, "timestamp", S)
                        .mayFail(TIMESTAMP, T, "ofSeconds", N)
                        .zoned(TIMESTAMP, T, "startOf", D)
                        .example(
                                "timestamp('2026-11-23T09:30:00+01:00')",
                                "timestamp('2026-11-23T08:30:00Z')")
                        .build(),
                of(
                                "to_timestamp",
                                "A point in time from text, in ISO or SQL form or by a pattern of"
                                        + " Java's DateTimeFormatter; UTC unless the text or an"
                                        + " argument says otherwise.")
                        .mayFail(TIMESTAMP, X, "lenient", S)
                        .mayFail(TIMESTAMP, X, "parse", S, FORMAT)
                        .mayFail(TIMESTAMP, X, "parse", S, FORMAT, ZONE)
                        .example(
                                "to_timestamp('2026-11-23 08:30:00')",
                                "timestamp('2026-11-23T08:30:00Z')")
                        .example(
                                "to_timestamp('23.11.2026 09:30', 'dd.MM.yyyy HH:mm',"
                                        + " 'Europe/Berlin')",
                                "timestamp('2026-11-23T08:30:00Z')")
                        .build(),
                of("timestamp_millis", "A point in time from milliseconds since 1970.")
                        .mayFail(TIMESTAMP, T, "ofMillis", N)
                        .example("timestamp_millis(1500)", "timestamp('1970-01-01T00:00:01.5Z')")
                        .build(),
                of("unix_millis", "The milliseconds since 1970.")
                        .gives(LONG, T, "toMillis", TS)
                        .example("unix_millis(timestamp('1970-01-01T00:00:01.5Z'))", "1500")
                        .build(),
                of("unix_seconds", "The whole seconds since 1970.")
                        .gives(LONG, T, "toSeconds", TS)
                        .example("unix_seconds(timestamp('1970-01-01T00:01:00Z'))", "60")
                        .build(),
                of("date_format", "A time as text, by a pattern of Java's DateTimeFormatter.")
                        .mayFail(STRING, X, "format", TS, FORMAT)
                        .mayFail(STRING, X, "format", TS, FORMAT, ZONE)
                        .mayFail(STRING, X, "format", D, FORMAT)
                        .mayFail(STRING, X, "format", ParameterType.TIME, FORMAT)
                        .example("date_format(" + MORNING + ", 'yyyy-MM-dd')", "'2026-11-23'")
                        .example("date_format(" + MORNING + ", 'HH:mm', 'Asia/Tokyo')", "'17:30'")
                        .build(),
                of("date", "The date of a timestamp, or of text.")
                        .mayFail(DATE, X, "date", S)
                        .gives(DATE, C, "date", D)
                        .zoned(DATE, C, "date", TS)
                        .example("date(" + MORNING + ")", "date('2026-11-23')")
                        .build(),
                of("time", "The time of day of a timestamp, or of text.")
                        .mayFail(TIME, X, "time", S)
                        .gives(TIME, C, "time", ParameterType.TIME)
                        .zoned(TIME, C, "time", TS)
                        .example("time(" + MORNING + ")", "time('08:30:15.25')")
                        .build(),
                of("duration", "A length of time from text: numbers with d, h, m, s, ms, us, ns.")
                        .mayFail(DURATION, X, "duration", S)
                        .gives(DURATION, T, "same", ParameterType.DURATION)
                        .example("duration('1h30m')", "duration('90m')")
                        .build(),
                of(
                                "truncate",
                                "The start of a year, quarter, month, week, day, hour, minute or"
                                        + " second; weeks start on Monday.")
                        .zoned(TIMESTAMP, T, "truncate", TS, UNIT)
                        .gives(DATE, T, "truncate", D, UNIT)
                        .example(
                                "truncate(" + MORNING + ", 'hour')",
                                "timestamp('2026-11-23T08:00:00Z')")
                        .build(),
                of("timestamp_add", "A time some calendar units later.")
                        .zoned(TIMESTAMP, T, "addUnits", UNIT, N, TS)
                        .mayFail(DATE, T, "addUnits", UNIT, N, D)
                        .example(
                                "timestamp_add('month', 1, timestamp('2026-01-31T00:00:00Z'))",
                                "timestamp('2026-02-28T00:00:00Z')")
                        .build(),
                of("timestamp_diff", "The whole units from the first time to the second.")
                        .gives(LONG, T, "countUnits", UNIT, TS, TS)
                        .gives(LONG, T, "countUnits", UNIT, D, D)
                        .example(
                                "timestamp_diff('day', date('2026-11-23'), date('2026-12-24'))",
                                "31")
                        .build());
    }

    private static FunctionSpec.Builder of(String name, String description) {
        return function(Group.TIME, name, description);
    }
}
