package io.dataprocessing.pipeline.core.plugin;

import java.util.function.Supplier;

/**
 * The one place where the context class loader becomes a plugin's for as long as a call into it
 * takes. Where calls are many, {@link #enter} and {@link #leave} spare the object that {@link
 * #call} needs.
 */
public final class PluginScope {

    private PluginScope() {}

    /** Makes a plugin's loader the context loader and gives the one before, for {@link #leave}. */
    public static ClassLoader enter(ClassLoader plugin) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugin);
        return before;
    }

    /** Ends what {@link #enter} began; belongs in a {@code finally}. */
    public static void leave(ClassLoader before) {
        Thread.currentThread().setContextClassLoader(before);
    }

    /** Calls a plugin under its loader. */
    public static <T> T call(ClassLoader plugin, Supplier<T> call) {
        ClassLoader before = enter(plugin);
        try {
            return call.get();
        } finally {
            leave(before);
        }
    }
}
