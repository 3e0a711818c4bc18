package io.dataprocessing.pipeline.core.plugin;

import io.dataprocessing.pipeline.core.plugin.jar.PluginBundle;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.flink.util.UserCodeClassLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runtimes of the jobs on this machine, one a job: made by the first task that asks, closed
 * with all loaders of plugins when Flink lets go of the job's code.
 */
final class JobRuntimes {

    private static final Logger LOG = LoggerFactory.getLogger(JobRuntimes.class);
    private static final String HOOK = "pipeline-plugins";

    /**
     * Weak on both sides: a runtime refers to classes of its loader, and would keep it from being
     * unloaded when the job is gone. What keeps a runtime as long as the job lives is the hook.
     */
    private static final Map<ClassLoader, WeakReference<PluginRuntime>> BY_LOADER =
            new WeakHashMap<>();

    private JobRuntimes() {}

    static PluginRuntime of(UserCodeClassLoader userCode) {
        ClassLoader loader = userCode.asClassLoader();
        synchronized (BY_LOADER) {
            WeakReference<PluginRuntime> known = BY_LOADER.get(loader);
            PluginRuntime runtime = known == null ? null : known.get();
            if (runtime == null) {
                PluginFolder plugins = bundled(loader);
                PluginRuntime made = PluginRuntime.of(Catalog.load(loader, plugins));
                BY_LOADER.put(loader, new WeakReference<>(made));
                userCode.registerReleaseHookIfAbsent(HOOK, () -> release(loader, made, plugins));
                runtime = made;
            }
            return runtime;
        }
    }

    private static PluginFolder bundled(ClassLoader loader) {
        try {
            PluginFolder plugins = PluginBundle.open(loader);
            plugins.plugins().forEach(plugin -> LOG.info("Loaded plugin {}", plugin));
            plugins.refused().forEach(refused -> LOG.warn("{}", refused.reason()));
            return plugins;
        } catch (IOException e) {
            throw new UncheckedIOException("the job's plugins can't be loaded on this machine", e);
        }
    }

    /** The runtime is named only to be kept till now. */
    private static void release(ClassLoader loader, PluginRuntime runtime, PluginFolder plugins) {
        synchronized (BY_LOADER) {
            WeakReference<PluginRuntime> known = BY_LOADER.get(loader);
            if (known != null && known.get() == runtime) {
                BY_LOADER.remove(loader);
            }
        }
        try {
            plugins.close();
        } catch (IOException e) {
            LOG.warn("Plugins of a job that ended could not be closed", e);
        }
    }
}
