package io.dataprocessing.pipeline.core.expression;

import static io.dataprocessing.pipeline.api.data.DataTypes.LONG;
import static io.dataprocessing.pipeline.core.expression.FunctionSpec.function;
import static io.dataprocessing.pipeline.core.expression.ParameterType.DATE;
import static io.dataprocessing.pipeline.core.expression.ParameterType.DURATION;
import static io.dataprocessing.pipeline.core.expression.ParameterType.TIME;
import static io.dataprocessing.pipeline.core.expression.ParameterType.TIMESTAMP;
import static io.dataprocessing.pipeline.core.expression.ParameterType.UNIT;

import io.dataprocessing.pipeline.core.expression.FunctionSpec.Group;
import io.dataprocessing.pipeline.core.expression.function.Calendars;
import java.util.ArrayList;
import java.util.List;

/** The parts of times, under the names of SQL and under those of CEL. */
final class CalendarFunctions {

    private static final Class<?> C = Calendars.class;
    private static final String TIME_OF_EXAMPLES = "timestamp('2026-11-23T08:30:15.250Z')";

    private CalendarFunctions() {}

    static List<FunctionSpec> all() {
        List<FunctionSpec> functions = new ArrayList<>();
        functions.add(ofDate("year", "The year.", "year", "2026"));
        functions.add(ofDate("quarter", "The quarter, 1 to 4.", "quarter", "4"));
        functions.add(ofDate("month", "The month, 1 to 12.", "month", "11"));
        functions.add(ofDate("week", "The week of ISO 8601, 1 to 53.", "week", "48"));
        functions.add(ofDate("day_of_month", "The day, 1 to 31.", "dayOfMonth", "23"));
        functions.add(ofDate("day_of_year", "The day, 1 to 366.", "dayOfYear", "327"));
        functions.add(
                ofDate(
                        "day_of_week",
                        "The day, 1 for Sunday to 7 for Saturday.",
                        "dayOfWeek",
                        "2"));
        functions.add(ofTime("hour", "The hour, 0 to 23.", "hour", "8"));
        functions.add(ofTime("minute", "The minute, 0 to 59.", "minute", "30"));
        functions.add(ofTime("second", "The second, 0 to 59.", "second", "15"));
        functions.add(ofTime("millisecond", "The millisecond, 0 to 999.", "millisecond", "250"));
        functions.add(
                function(Group.TIME, "extract", "A part of a time, named by its unit.")
                        .zoned(LONG, C, "extract", UNIT, TIMESTAMP)
                        .gives(LONG, C, "extract", UNIT, DATE)
                        .example("extract('month', " + TIME_OF_EXAMPLES + ")", "11")
                        .build());
        functions.add(
                function(Group.TIME, "total_millis", "The length of a duration in milliseconds.")
                        .gives(LONG, C, "totalMillis", DURATION)
                        .example("total_millis(duration('1.5s'))", "1500")
                        .build());
        functions.add(cel("getFullYear", "The year.", "year", "2026"));
        functions.add(cel("getMonth", "The month, counted from 0.", "celMonth", "10"));
        functions.add(cel("getDate", "The day of the month, counted from 1.", "dayOfMonth", "23"));
        functions.add(
                cel(
                        "getDayOfMonth",
                        "The day of the month, counted from 0.",
                        "celDayOfMonth",
                        "22"));
        functions.add(
                cel("getDayOfYear", "The day of the year, counted from 0.", "celDayOfYear", "326"));
        functions.add(cel("getDayOfWeek", "The day, 0 for Sunday to 6.", "celDayOfWeek", "1"));
        functions.add(
                celOrDuration(
                        "getHours", "The hour; of a duration all hours.", "hour", "hours", "8"));
        functions.add(
                celOrDuration(
                        "getMinutes",
                        "The minute; of a duration all minutes.",
                        "minute",
                        "minutes",
                        "30"));
        functions.add(
                celOrDuration(
                        "getSeconds",
                        "The second; of a duration all seconds.",
                        "second",
                        "seconds",
                        "15"));
        functions.add(
                celOrDuration(
                        "getMilliseconds",
                        "The millisecond in the second.",
                        "millisecond",
                        "milliseconds",
                        "250"));
        return functions;
    }

    private static FunctionSpec ofDate(
            String name, String description, String method, String result) {
        return function(Group.TIME, name, description)
                .zoned(LONG, C, method, TIMESTAMP)
                .gives(LONG, C, method, DATE)
                .example(name + "(" + TIME_OF_EXAMPLES + ")", result)
                .build();
    }

    private static FunctionSpec ofTime(
            String name, String description, String method, String result) {
        return function(Group.TIME, name, description)
                .zoned(LONG, C, method, TIMESTAMP)
                .gives(LONG, C, method, TIME)
                .example(name + "(" + TIME_OF_EXAMPLES + ")", result)
                .build();
    }

    private static FunctionSpec cel(String name, String description, String method, String result) {
        return function(Group.TIME, name, description)
                .zoned(LONG, C, method, TIMESTAMP)
                .example(TIME_OF_EXAMPLES + "." + name + "()", result)
                .build();
    }

    private static FunctionSpec celOrDuration(
            String name, String description, String method, String ofDuration, String result) {
        return function(Group.TIME, name, description)
                .zoned(LONG, C, method, TIMESTAMP)
                .gives(LONG, C, ofDuration, DURATION)
                .example(TIME_OF_EXAMPLES + "." + name + "()", result)
                .build();
    }
}
