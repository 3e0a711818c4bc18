package io.dataprocessing.pipeline.suite.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line of a web server's log, taken apart at its blanks and quotes. */
record LogLine(String client, Instant time, int status, long bytes) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    static LogLine of(String line) {
        int open = line.indexOf('[');
        int close = line.indexOf(']', open);
        int endOfRequest = line.indexOf("\" ", line.indexOf('"') + 1);
        String[] numbers = line.substring(endOfRequest + 2).split(" ", -1);
        return new LogLine(
                line.substring(0, line.indexOf(' ')),
                OffsetDateTime.parse(line.substring(open + 1, close), TIME).toInstant(),
                Integer.parseInt(numbers[0]),
                numbers[1].equals("-") ? 0 : Long.parseLong(numbers[1]));
    }
}
