package io.dataprocessing.pipeline.app.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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
        Collections.reverse(chain);
        for (Throwable cause : chain) {
            if (cause.getMessage() != null && !isWrapper(cause)) {
                return cause.getClass().getSimpleName() + ": " + cause.getMessage();
            }
        }
        return chain.stream()
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(failure::toString);
    }

    /** The same for a stack trace, which is all that Flink's REST API gives. */
    public static String rootMessage(String stackTrace) {
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

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure.getClass().getName().startsWith(FLINK);
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
