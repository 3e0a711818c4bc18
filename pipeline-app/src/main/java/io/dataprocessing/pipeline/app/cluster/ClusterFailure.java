package io.dataprocessing.pipeline.app.cluster;

import io.dataprocessing.pipeline.app.job.Failures;
import java.util.stream.Collectors;

/** What a cluster says is wrong, in one sentence instead of a stack trace. */
final class ClusterFailure {

    private static final String NO_DIRECTORY = "Neither savepoint directory is configured";
    private static final String NO_PLACE = "Please provide a savepoint";

    private static final String ON_SERVER = "xception on server side";

    private ClusterFailure() {}

    static String of(String stackTrace) {
        if (stackTrace.contains(NO_DIRECTORY)
                || stackTrace.contains(NO_PLACE)
                || stackTrace.contains("No savepoint directory configured")) {
            return "the cluster has no place for savepoints. Name one: --savepoint DIR.";
        }
        String trace =
                stackTrace
                        .lines()
                        .filter(line -> !line.contains(ON_SERVER))
                        .collect(Collectors.joining("\n"));
        String message = Failures.rootMessage(trace).strip();
        return message.endsWith(".") ? message : message + ".";
    }
}
