package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

/**
 * The loader of one plugin: its own JARs over the JDK. Of the platform it sees the API and SLF4J,
 * and nothing else: neither classes nor services nor resources.
 */
final class PluginClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    static final String API = "io.dataprocessing.pipeline.api.";
    private static final String LOGGING = "org.slf4j.";
    private static final String API_RESOURCES = API.replace('.', '/');
    private static final String META = "META-INF/";

    private final ClassLoader platform;

    PluginClassLoader(String name, URL[] jars, ClassLoader platform) {
        super("plugin-" + name, jars, ClassLoader.getPlatformClassLoader());
        this.platform = requireNonNull(platform, "platform");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(API)) {
            return platform.loadClass(name);
        }
        if (name.startsWith(LOGGING)) {
            try {
                return platform.loadClass(name);
            } catch (ClassNotFoundException e) {
                // A part of SLF4J that the platform hasn't, such as a bridge, may be the plugin's.
                return super.loadClass(name, resolve);
            }
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
        if (name.startsWith(API_RESOURCES)) {
            return platform.getResource(name);
        }
        URL own = findResource(name);
        return own != null || name.startsWith(META) ? own : getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(API_RESOURCES) ? platform.getResources(name) : findResources(name);
    }
}
