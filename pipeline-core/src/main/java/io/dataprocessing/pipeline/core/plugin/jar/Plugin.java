package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A plugin that is loaded: what it offers, and the loader that its classes are in. */
public final class Plugin implements Closeable {

    private final StagedPlugin staged;
    private final PluginInspection inspection;
    private final PluginClassLoader loader;
    private final List<OfferedProvider> providers;

    Plugin(
            StagedPlugin staged,
            PluginInspection inspection,
            PluginClassLoader loader,
            List<OfferedProvider> providers) {
        this.staged = requireNonNull(staged, "staged");
        this.inspection = requireNonNull(inspection, "inspection");
        this.loader = requireNonNull(loader, "loader");
        this.providers = List.copyOf(providers);
    }

    /** The name that its manifest says, or that of its folder or JAR. */
    public String name() {
        return inspection.name();
    }

    /** The version that its manifest says. */
    public Optional<String> version() {
        return inspection.manifest().version();
    }

    /** The versions of the API that its manifest asks for, as written. */
    public Optional<String> apiVersion() {
        return inspection.manifest().apiVersion();
    }

    /** Its JARs, by name. */
    public List<PluginFile> files() {
        return staged.files();
    }

    /** The address of its content: that of its JAR; of several, the SHA-256 over all of theirs. */
    public String digest() {
        return staged.digest();
    }

    /** The loader of its classes. */
    public ClassLoader loader() {
        return loader;
    }

    /** What was found when it was inspected. */
    public PluginInspection inspection() {
        return inspection;
    }

    /** Its providers of a service. */
    public <P> List<P> providers(Class<P> service) {
        return providers.stream()
                .filter(offered -> offered.service() == service)
                .map(offered -> service.cast(offered.provider()))
                .toList();
    }

    /** The JAR that one of its providers is from; empty for what is none of its. */
    public Optional<String> fileOf(Object provider) {
        return providers.stream()
                .filter(offered -> offered.provider() == provider)
                .map(OfferedProvider::file)
                .findFirst();
    }

    /** Private copies of its JARs, which stay as they are while the plugin is open. */
    List<Path> copies() {
        return staged.copies();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** Its name, its version if it has one, and its JARs. */
    @Override
    public String toString() {
        return "%s%s (%s)"
                .formatted(
                        name(),
                        version().map(version -> " " + version).orElse(""),
                        String.join(", ", files().stream().map(PluginFile::name).toList()));
    }
}
