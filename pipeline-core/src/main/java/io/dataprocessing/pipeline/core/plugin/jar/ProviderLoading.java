package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the providers of one plugin. One that fails, however it does, is reported and left out; the
 * others are there.
 */
final class ProviderLoading {

    private final String plugin;
    private final String firstFile;
    private final ClassLoader loader;
    private final List<OfferedProvider> providers = new ArrayList<>();
    private final List<RefusedPlugin> refused = new ArrayList<>();

    ProviderLoading(String plugin, String firstFile, ClassLoader loader) {
        this.plugin = requireNonNull(plugin, "plugin");
        this.firstFile = requireNonNull(firstFile, "firstFile");
        this.loader = requireNonNull(loader, "loader");
    }

    void load(Map<Class<?>, List<String>> services) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            services.forEach((service, names) -> names.forEach(name -> load(service, name)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void load(Class<?> service, String name) {
        String file = firstFile;
        try {
            Class<?> type = Class.forName(name, false, loader);
            file = fileOf(type);
            if (!service.isAssignableFrom(type)) {
                refuse(
                        file,
                        PluginCode.PROVIDER,
                        "%s: %s is listed as %s and isn't one."
                                .formatted(file, name, service.getSimpleName()));
            } else if (!makeable(type)) {
                refuse(
                        file,
                        PluginCode.PROVIDER,
                        "%s: %s needs to be a public class, not abstract, with a public constructor without parameters."
                                .formatted(file, name));
            } else {
                make(service, type, file);
            }
        } catch (ClassNotFoundException | LinkageError | StackOverflowError e) {
            refuse(ProviderFailure.of(file, e, "%s can't be loaded".formatted(name)));
        }
    }

    private static boolean makeable(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            return false;
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }

    // Code that nobody has checked runs here: whatever it throws is a message, and no failure of
    // ours; where memory is at its end, the next allocation says so again.
    private void make(Class<?> service, Class<?> type, String file) {
        Object provider;
        try {
            provider = type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            refuse(ProviderFailure.of(file, e.getCause(), type.getSimpleName() + "() failed"));
            return;
        } catch (Throwable e) {
            refuse(
                    ProviderFailure.of(
                            file,
                            e instanceof ExceptionInInitializerError ? e.getCause() : e,
                            "the static initialiser of %s failed".formatted(type.getSimpleName())));
            return;
        }
        String naming = type.getSimpleName() + "." + PluginServices.naming(provider);
        try {
            providers.add(
                    new OfferedProvider(service, provider, PluginServices.names(provider), file));
        } catch (NullPointerException e) {
            refuse(
                    file,
                    PluginCode.PROVIDER_FAILS,
                    "%s: %s gives no name, or failed with a NullPointerException."
                            .formatted(file, naming));
        } catch (Throwable e) {
            refuse(ProviderFailure.of(file, e, naming + " failed"));
        }
    }

    private String fileOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        Path file =
                source == null
                        ? null
                        : Path.of(URI.create(source.getLocation().toString())).getFileName();
        return file == null ? firstFile : file.toString();
    }

    private void refuse(ProviderFailure failure) {
        refuse(failure.file(), failure.code(), failure.message());
    }

    private void refuse(String file, String code, String reason) {
        refused.add(new RefusedPlugin(plugin, file, code, reason));
    }

    List<OfferedProvider> providers() {
        return providers;
    }

    List<RefusedPlugin> refused() {
        return refused;
    }
}
