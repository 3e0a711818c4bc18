package io.dataprocessing.pipeline.core.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that a plugin started and didn't end. They keep its classes in memory for as long as
 * they run, so each restart of the job would leave more behind; only the plugin can end them, in
 * {@code close()}.
 */
public final class LeftThreads {

    private static final Logger LOG = LoggerFactory.getLogger(LeftThreads.class);

    /** How much of a stack says where a thread is. */
    private static final int FRAMES = 5;

    private LeftThreads() {}

    /**
     * Names the threads of a plugin that still run, in one warning; to be called when its job is
     * done with it.
     *
     * @param plugin the name of the plugin
     * @param loader the loader of its classes
     * @return the names of the threads, sorted
     */
    public static List<String> report(String plugin, ClassLoader loader) {
        Map<String, String> stacks = new TreeMap<>();
        Thread.getAllStackTraces()
                .forEach(
                        (thread, stack) -> {
                            if (isOf(loader, thread, stack)) {
                                stacks.put(thread.getName(), head(stack));
                            }
                        });
        if (!stacks.isEmpty()) {
            LOG.warn(
                    "plugin '{}' left {} running: they keep its classes in memory. A processor has to end its threads in close().{}",
                    plugin,
                    stacks.size() == 1 ? "a thread" : stacks.size() + " threads",
                    stacks.entrySet().stream()
                            .map(entry -> "\n\"%s\"%s".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining()));
        }
        return new ArrayList<>(stacks.keySet());
    }

    /** By its class, its context loader, or the code that it runs. */
    private static boolean isOf(ClassLoader loader, Thread thread, StackTraceElement[] stack) {
        if (thread == Thread.currentThread() || !thread.isAlive()) {
            return false;
        }
        return isWithin(loader, thread.getContextClassLoader())
                || isWithin(loader, thread.getClass().getClassLoader())
                || (loader.getName() != null
                        && Arrays.stream(stack)
                                .anyMatch(
                                        frame ->
                                                loader.getName()
                                                        .equals(frame.getClassLoaderName())));
    }

    private static boolean isWithin(ClassLoader loader, ClassLoader each) {
        for (ClassLoader next = each; next != null; next = next.getParent()) {
            if (next == loader) {
                return true;
            }
        }
        return false;
    }

    private static String head(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .limit(FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
    }
}
