package io.dataprocessing.pipeline.testkit.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ApiVersion;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Compiles a plugin from sources in texts and packs it:
 *
 * <pre>{@code
 * Path jar =
 *         PluginJarBuilder.plugin("geo")
 *                 .version("1.2.0")
 *                 .source("acme.GeoFactory", "package acme; public final class GeoFactory …")
 *                 .service(ProcessorFactory.class, "acme.GeoFactory")
 *                 .bundle(guava)
 *                 .into(plugins, "geo-1.2.jar");   // plugins/geo/geo-1.2.jar
 * }</pre>
 *
 * <p>Sources see the JDK, pipeline-api and the bundled libraries. The manifest names the plugin and
 * says that it works with the current API, unless told otherwise. Equal calls give equal bytes.
 */
public final class PluginJarBuilder {

    private static final String SERVICES = "META-INF/services/";

    private final String name;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Map<String, List<String>> services = new TreeMap<>();
    private final Map<String, String> manifest = new TreeMap<>();
    private final List<Path> bundled = new ArrayList<>();
    private final List<Path> seen = new ArrayList<>();
    private int release = 17;

    private PluginJarBuilder(String name) {
        this.name = requireNonNull(name, "name");
        manifest.put(ApiVersion.PLUGIN_NAME, name);
        manifest.put(ApiVersion.API_VERSION, ApiVersion.CURRENT);
    }

    /** A plugin of a name, which is the name of its folder too. */
    public static PluginJarBuilder plugin(String name) {
        return new PluginJarBuilder(name);
    }

    /** Says its version in the manifest. */
    public PluginJarBuilder version(String version) {
        return manifest(ApiVersion.PLUGIN_VERSION, version);
    }

    /** Sets an entry of the manifest; an empty value takes it out. */
    public PluginJarBuilder manifest(String key, String value) {
        manifest.put(key, value);
        return this;
    }

    /** Adds a class. */
    public PluginJarBuilder source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** Adds an entry with given bytes, in place of any other of its name. */
    public PluginJarBuilder entry(String entryName, byte[] bytes) {
        entries.put(entryName, bytes.clone());
        return this;
    }

    /** Adds an entry with a given text. */
    public PluginJarBuilder entry(String entryName, String text) {
        return entry(entryName, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lists providers of a service. */
    public PluginJarBuilder service(Class<?> service, String... providers) {
        return service(service.getName(), providers);
    }

    /** Lists providers of a service that is named only. */
    public PluginJarBuilder service(String service, String... providers) {
        services.computeIfAbsent(service, key -> new ArrayList<>())
                .addAll(Arrays.asList(providers));
        return this;
    }

    /** Lets sources see a library, and packs all that it holds into the JAR. */
    public PluginJarBuilder bundle(Path jar) {
        bundled.add(jar);
        return compileAgainst(jar);
    }

    /** Lets sources see a library that isn't packed. */
    public PluginJarBuilder compileAgainst(Path jarOrClasses) {
        seen.add(requireNonNull(jarOrClasses, "jarOrClasses"));
        return this;
    }

    /** The Java that classes are built for; 17 otherwise. */
    public PluginJarBuilder release(int version) {
        release = version;
        return this;
    }

    /** Writes {@code plugins/<name>/<file>} and gives its path. */
    public Path into(Path plugins, String file) {
        return write(plugins.resolve(name).resolve(file));
    }

    /** Writes the JAR to a file and gives its path. */
    public Path write(Path file) {
        try {
            Map<String, byte[]> content = content();
            Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
            try (OutputStream out = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                    JarEntry packed = new JarEntry(entry.getKey());
                    packed.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                    jar.putNextEntry(packed);
                    jar.write(entry.getValue());
                    jar.closeEntry();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("plugin '%s' can't be packed".formatted(name), e);
        }
    }

    /** All entries, the manifest first. */
    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        content.put(JarFile.MANIFEST_NAME, manifestBytes());
        Map<String, byte[]> packed = new TreeMap<>();
        for (Path jar : bundled) {
            unpack(jar, packed);
        }
        packed.putAll(new SourceCompiler(classPath(), release).compile(sources));
        services.forEach(
                (service, providers) ->
                        packed.put(
                                SERVICES + service,
                                String.join("\n", providers).getBytes(StandardCharsets.UTF_8)));
        packed.putAll(entries);
        packed.forEach(content::put);
        return content;
    }

    private byte[] manifestBytes() throws IOException {
        Manifest written = new Manifest();
        written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach(
                (key, value) -> {
                    if (!value.isEmpty()) {
                        written.getMainAttributes().putValue(key, value);
                    }
                });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.write(bytes);
        return bytes.toByteArray();
    }

    private static void unpack(Path library, Map<String, byte[]> packed) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    packed.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    private List<Path> classPath() {
        List<Path> classPath = new ArrayList<>(seen);
        try {
            classPath.add(
                    Path.of(
                            ProcessorFactory.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("pipeline-api is at no usable place", e);
        }
        return classPath;
    }
}
