package io.dataprocessing.pipeline.app;

import java.util.List;

/** How much goes to the log, settled before the first logger is made. */
final class LogLevel {

    private static final String PROPERTY = "pipeline.log.level";

    private LogLevel() {}

    static void settle(List<String> arguments) {
        if (arguments.contains("--verbose")) {
            System.setProperty(PROPERTY, "info");
        }
    }
}
