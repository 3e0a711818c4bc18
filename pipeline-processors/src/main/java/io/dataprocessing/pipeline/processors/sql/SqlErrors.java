package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what Flink found wrong with a query, at its place in the file. */
final class SqlErrors {

    private static final Pattern RANGE =
            Pattern.compile(
                    "From line (\\d+), column (\\d+) to line (\\d+), column (\\d+): (.*)",
                    Pattern.DOTALL);
    private static final Pattern POINT =
            Pattern.compile("(.*?) at line (\\d+), column (\\d+)\\b.*", Pattern.DOTALL);
    private static final Pattern NOT_APPENDING =
            Pattern.compile("consuming (.*) which is produced by node (\\w+)\\(", Pattern.DOTALL);

    private static final Pattern SEVERAL_TIMES =
            Pattern.compile("more than one rowtime attribute column \\[(.*?)]");
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered (\".*\")");

    private final SqlOptions options;
    private final TransformPlanContext context;

    SqlErrors(SqlOptions options, TransformPlanContext context) {
        this.options = requireNonNull(options, "options");
        this.context = requireNonNull(context, "context");
    }

    /** Reports what Flink threw. */
    void report(Throwable error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        Matcher notAppending = NOT_APPENDING.matcher(message);
        Matcher range = RANGE.matcher(message);
        Matcher point = POINT.matcher(message);
        Matcher times = SEVERAL_TIMES.matcher(message);
        if (notAppending.find()) {
            reportChanges(notAppending.group(2));
        } else if (message.startsWith("Unsupported SQL query!")) {
            whole(
                    "only a query is allowed here: SELECT, WITH, VALUES, or several joined by"
                            + " UNION.");
        } else if (message.equals("only single statement supported")) {
            whole("only one query is allowed here, without a ';' behind which another follows.");
        } else if (times.find()) {
            whole(
                    ("columns %s of the result all have a watermark, and only one can be the time"
                                    + " of its records. Cast the others to TIMESTAMP_LTZ(3).")
                            .formatted(times.group(1)));
        } else if (range.find()) {
            int from = offset(number(range, 1), number(range, 2));
            int to = offset(number(range, 3), number(range, 4));
            part(from, to - from + 1, known(range.group(5)));
        } else if (point.matches()) {
            int at = offset(number(point, 2), number(point, 3));
            part(at, wordAt(at), unexpected(point.group(1).replace("SQL parse failed. ", "")));
        } else {
            whole(sentence(message));
        }
    }

    private void reportChanges(String node) {
        whole(
                ("the query changes rows that it has emitted (%s), and 'changelog: append' takes"
                                + " rows only that stay. Set 'changelog: upsert' and the 'key' of"
                                + " the result, or aggregate over windows.")
                        .formatted(node));
    }

    /** Adds the tables to the message that there is no such one. */
    private String known(String message) {
        return message.startsWith("Object '")
                ? message + ". Tables: " + String.join(", ", options.tables())
                : message;
    }

    private static String unexpected(String message) {
        Matcher matcher = UNEXPECTED.matcher(message);
        return matcher.matches() ? matcher.group(1) + " isn't expected here" : message;
    }

    private void whole(String message) {
        part(0, 1, message);
    }

    private void part(int offset, int length, String message) {
        context.problem(options.query(), offset, Math.max(1, length), sentence(message));
    }

    private static String sentence(String message) {
        String text = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return text.endsWith(".") ? text : text + ".";
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The place in the text of a line and a column, both from 1. */
    private int offset(int line, int column) {
        String text = options.query().text();
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return Math.min(start + column - 1, Math.max(0, text.length() - 1));
    }

    private int wordAt(int offset) {
        String text = options.query().text();
        int end = offset;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end - offset;
    }
}
