package io.dataprocessing.pipeline.app.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.SerializedThrowable;

/** Why a job failed, without what Flink wraps around it. */
public final class Failures {

    private static final String OURS = "io.dataprocessing.pipeline.";
    private static final String CAUSED_BY = "Caused by: ";
    private static final String FLINK = "org.apache.flink.runtime.";

    private Failures() {}

    /** The reason in words: what the platform says of it, otherwise the innermost message. */
    public static String rootMessage(Throwable failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable cause : chain) {
            if (cause.getClass().getName().startsWith(OURS) && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        for (int i = chain.size() - 1; i >= 0; i--) {
            Throwable cause = chain.get(i);
            if (cause.getMessage() != null && !cause.getClass().getName().startsWith(FLINK)) {
                return cause.getClass().getSimpleName() + ": " + cause.getMessage();
            }
        }
        return failure.toString();
    }

    /** The same for a stack trace, which is all that Flink's REST API gives. */
    static String rootMessage(String stackTrace) {
        String innermost = "";
        for (String line : stackTrace.lines().filter(line -> !line.startsWith("\t")).toList()) {
            String cause = line.startsWith(CAUSED_BY) ? line.substring(CAUSED_BY.length()) : line;
            int message = cause.indexOf(": ");
            if (cause.startsWith(OURS) && message > 0) {
                return cause.substring(message + 2);
            }
            innermost = cause.isBlank() ? innermost : cause;
        }
        return innermost;
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable cause = unpacked(failure);
        while (cause != null && !chain.contains(cause)) {
            chain.add(cause);
            cause = cause.getCause() == null ? null : unpacked(cause.getCause());
        }
        return chain;
    }

    private static Throwable unpacked(Throwable failure) {
        return failure instanceof SerializedThrowable packed
                ? packed.deserializeError(Failures.class.getClassLoader())
                : failure;
    }
}
