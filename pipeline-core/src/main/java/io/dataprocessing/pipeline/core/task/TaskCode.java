package io.dataprocessing.pipeline.core.task;

import static java.util.Objects.requireNonNull;

import java.util.function.BiConsumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.util.UserCodeClassLoader;

/** The code of a job where no {@link UserCodeClassLoader} is given, but something alike. */
public final class TaskCode implements UserCodeClassLoader {

    private final ClassLoader loader;
    private final BiConsumer<String, Runnable> hooks;

    private TaskCode(ClassLoader loader, BiConsumer<String, Runnable> hooks) {
        this.loader = requireNonNull(loader, "loader");
        this.hooks = requireNonNull(hooks, "hooks");
    }

    /** The code of the job that a function runs in. */
    public static UserCodeClassLoader of(RuntimeContext context) {
        return new TaskCode(
                context.getUserCodeClassLoader(),
                context::registerUserCodeClassLoaderReleaseHookIfAbsent);
    }

    /** Code that is never released. */
    public static UserCodeClassLoader of(ClassLoader loader) {
        return new TaskCode(loader, (name, hook) -> {});
    }

    @Override
    public ClassLoader asClassLoader() {
        return loader;
    }

    @Override
    public void registerReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook) {
        hooks.accept(releaseHookName, releaseHook);
    }
}
