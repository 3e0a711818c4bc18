package io.dataprocessing.pipeline.app.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.SerializedThrowable;

/** Why a job failed, without what Flink wraps around it. */
public final class Failures {

    private static final String OURS = "io.dataprocessing.pipeline.";
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
