package io.dataprocessing.pipeline.testkit.contract;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;

/**
 * A factory whose code was loaded once more, by a loader that sees of the platform the API only.
 */
final class IsolatedFactory implements AutoCloseable {

    private final URLClassLoader loader;
    private final ProcessorFactory<?> factory;

    private IsolatedFactory(URLClassLoader loader, ProcessorFactory<?> factory) {
        this.loader = loader;
        this.factory = factory;
    }

    static IsolatedFactory of(ProcessorFactory<?> original) throws ReflectiveOperationException {
        CodeSource code = original.getClass().getProtectionDomain().getCodeSource();
        URLClassLoader loader = new PluginLoader(code.getLocation());
        Object instance =
                loader.loadClass(original.getClass().getName())
                        .getDeclaredConstructor()
                        .newInstance();
        return new IsolatedFactory(loader, (ProcessorFactory<?>) instance);
    }

    ProcessorFactory<?> get() {
        return factory;
    }

    /** Calls something with the loader as the thread's, as the platform calls a plugin. */
    void call(Call call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            call.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** What is called. */
    interface Call {
        void run() throws Exception;
    }

    /**
     * Takes the API and what it's made with from the platform, and everything else from a plugin.
     */
    private static final class PluginLoader extends URLClassLoader {

        PluginLoader(URL plugin) {
            super(new URL[] {plugin}, ProcessorFactory.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null || fromPlatform(name)
                        ? super.loadClass(name, resolve)
                        : own(name);
            }
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            try {
                return findClass(name);
            } catch (ClassNotFoundException e) {
                // What a plugin's JAR would bundle stands on the class path of a test.
                return super.loadClass(name, false);
            }
        }

        private static boolean fromPlatform(String name) {
            return name.startsWith("java.")
                    || name.startsWith("io.dataprocessing.pipeline.api.")
                    || name.startsWith("org.slf4j.");
        }
    }
}
