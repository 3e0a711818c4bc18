package io.dataprocessing.pipeline.core.runtime;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The line of code that explains an exception: the innermost one, beginning with the first cause,
 * that was called through the platform and belongs neither to the JDK nor to Flink nor to this
 * platform's core.
 */
final class ErrorFrame {

    private static final List<String> NOT_EXPLAINING =
            List.of(
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "org.apache.flink.",
                    "io.dataprocessing.pipeline.core.");

    /** What calls plugins and formats: what is further out on a stack explains nothing. */
    private static final Set<String> CALLERS =
            Set.of(
                    StepScope.class.getName(),
                    AsyncCalls.class.getName(),
                    PlannedEventDecoder.class.getName(),
                    EncodeFunction.class.getName());

    private ErrorFrame() {}

    static String of(Throwable error) {
        for (Throwable each : firstCauseFirst(error)) {
            for (StackTraceElement frame : each.getStackTrace()) {
                if (CALLERS.contains(frame.getClassName())) {
                    break;
                }
                if (explains(frame)) {
                    return "%s.%s(%s)"
                            .formatted(frame.getClassName(), frame.getMethodName(), place(frame));
                }
            }
        }
        return "";
    }

    private static Deque<Throwable> firstCauseFirst(Throwable error) {
        Deque<Throwable> causes = new ArrayDeque<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = error; each != null && seen.add(each); each = each.getCause()) {
            causes.addFirst(each);
        }
        return causes;
    }

    private static boolean explains(StackTraceElement frame) {
        return NOT_EXPLAINING.stream().noneMatch(frame.getClassName()::startsWith);
    }

    private static String place(StackTraceElement frame) {
        if (frame.getFileName() == null) {
            return "unknown source";
        }
        return frame.getLineNumber() < 0
                ? frame.getFileName()
                : frame.getFileName() + ":" + frame.getLineNumber();
    }
}
