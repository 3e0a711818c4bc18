package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What pipelines can be built from, by the names that their files use. Immutable. */
public final class Catalog {

    private static final String PROCESSOR = "processor";
    private static final String FORMAT = "format";

    private final ClassLoader loader;
    private final Map<String, ProcessorFactory<?>> processors;
    private final Map<String, StreamTransform<?>> transforms;
    private final Map<String, Format<?>> formats;
    private final Map<String, SourceConnector<?, ?>> sources;
    private final Map<String, SinkConnector<?, ?>> sinks;
    private final Map<String, SchemaFile> schemaFiles;
    private final Map<String, LookupConnector<?>> lookups;
    private final PluginIndex plugins;
    private final List<Problem> problems;

    private Catalog(
            ClassLoader loader, Parts parts, List<Problem> loading, PluginFolder pluginFolder) {
        CatalogIndex index = new CatalogIndex(loading);
        this.plugins = new PluginIndex(pluginFolder);
        this.loader = requireNonNull(loader, "loader");
        this.transforms = index.byName("transform", parts.transforms(), StreamTransform::type);
        this.processors =
                plugins.join(
                        PROCESSOR,
                        Providers.PROCESSORS,
                        index.byName(PROCESSOR, parts.processors(), ProcessorFactory::type),
                        transforms.keySet(),
                        factory -> List.of(factory.type()));
        this.formats =
                plugins.join(
                        FORMAT,
                        Providers.FORMATS,
                        index.byName(FORMAT, parts.formats(), Format::name),
                        Set.of(),
                        format -> List.of(format.name()));
        this.sources = index.byName("source connector", parts.sources(), SourceConnector::type);
        this.sinks = index.byName("sink connector", parts.sinks(), SinkConnector::type);
        this.schemaFiles =
                plugins.join(
                        "schema file",
                        SchemaFile.class,
                        index.byNames("schema file", parts.schemaFiles(), SchemaFile::endings),
                        Set.of(),
                        SchemaFile::endings);
        this.lookups = index.byName("lookup connector", parts.lookups(), LookupConnector::type);
        index.reportShared(PROCESSOR, processors, "transform", transforms);
        this.problems = new ArrayList<>(index.problems());
        problems.addAll(plugins.problems().all());
    }

    /**
     * What a catalog is made of.
     *
     * @param processors the factories of processors
     * @param transforms steps made of Flink operators
     * @param formats ways to write rows as bytes
     * @param sources connectors that read
     * @param sinks connectors that write
     * @param schemaFiles readers of schema files
     * @param lookups connectors that steps look up in
     */
    public record Parts(
            List<ProcessorFactory<?>> processors,
            List<StreamTransform<?>> transforms,
            List<Format<?>> formats,
            List<SourceConnector<?, ?>> sources,
            List<SinkConnector<?, ?>> sinks,
            List<SchemaFile> schemaFiles,
            List<LookupConnector<?>> lookups) {

        /** Parts without connectors that steps look up in. */
        public Parts(
                List<ProcessorFactory<?>> processors,
                List<StreamTransform<?>> transforms,
                List<Format<?>> formats,
                List<SourceConnector<?, ?>> sources,
                List<SinkConnector<?, ?>> sinks,
                List<SchemaFile> schemaFiles) {
            this(processors, transforms, formats, sources, sinks, schemaFiles, List.of());
        }

        public Parts {
            processors = List.copyOf(processors);
            transforms = List.copyOf(transforms);
            formats = List.copyOf(formats);
            sources = List.copyOf(sources);
            sinks = List.copyOf(sinks);
            schemaFiles = List.copyOf(schemaFiles);
            lookups = List.copyOf(lookups);
        }
    }

    /** A catalog of given parts; classes that a pipeline names are looked up by the same loader. */
    public static Catalog of(ClassLoader loader, Parts parts) {
        return of(loader, parts, List.of());
    }

    /** A catalog of given parts, and what went wrong when they were loaded. */
    public static Catalog of(ClassLoader loader, Parts parts, List<Problem> loading) {
        return of(loader, parts, loading, PluginFolder.none());
    }

    /** A catalog of given parts and of plugins, which stay the caller's to close. */
    public static Catalog of(
            ClassLoader loader, Parts parts, List<Problem> loading, PluginFolder plugins) {
        return new Catalog(loader, parts, loading, plugins);
    }

    /**
     * A catalog of everything that {@link java.util.ServiceLoader} finds. A provider that can't be
     * loaded becomes a problem; the others are there.
     */
    public static Catalog load(ClassLoader loader) {
        return load(loader, PluginFolder.none());
    }

    /**
     * A catalog of everything that {@link java.util.ServiceLoader} finds, and of plugins, which
     * stay the caller's to close. A plugin that is refused is a problem: an error if it's pinned, a
     * warning otherwise.
     */
    public static Catalog load(ClassLoader loader, PluginFolder plugins) {
        Providers providers = new Providers(loader);
        Parts parts =
                new Parts(
                        providers.all(Providers.PROCESSORS),
                        providers.all(Providers.TRANSFORMS),
                        providers.all(Providers.FORMATS),
                        providers.all(Providers.SOURCES),
                        providers.all(Providers.SINKS),
                        providers.all(SchemaFile.class),
                        providers.all(Providers.LOOKUPS));
        return new Catalog(loader, parts, providers.problems(), plugins);
    }

    /** The loader that classes named in a pipeline are found by. */
    public ClassLoader loader() {
        return loader;
    }

    /** What is wrong with the parts: two of one name, or one that couldn't be loaded. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The plugins that are loaded, by name. */
    public List<Plugin> plugins() {
        return plugins.plugins();
    }

    /** The plugin that a provider is from; empty if it's built in. */
    public Optional<Plugin> pluginOf(Object provider) {
        return plugins.pluginOf(provider);
    }

    /** The JAR of a plugin that a provider is from; empty if it's built in. */
    public Optional<String> providerFile(Object provider) {
        return pluginOf(provider).flatMap(plugin -> plugin.fileOf(provider));
    }

    /** The folder that the plugins are from. */
    public PluginFolder pluginFolder() {
        return plugins.folder();
    }

    /**
     * Why something of this name isn't there although plugins offer it; empty if none does.
     *
     * @param kind {@code processor} or {@code format}
     */
    public Optional<String> ambiguous(String kind, String name) {
        return plugins.ambiguous(kind, name);
    }

    /** A name, with the JAR behind it where a plugin offers it, as messages list it. */
    public String labelled(String kind, String name) {
        Map<String, ?> providers =
                switch (kind) {
                    case PROCESSOR -> processors;
                    case FORMAT -> formats;
                    default -> Map.of();
                };
        return Optional.<Object>ofNullable(providers.get(name))
                .flatMap(this::providerFile)
                .map(file -> "%s (%s)".formatted(name, file))
                .orElse(name);
    }

    /**
     * A class that a pipeline names: on the class path or in a plugin, in this order.
     *
     * @throws ClassNotFoundException if it's nowhere
     */
    public Class<?> findClass(String className) throws ClassNotFoundException {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException e) {
            return plugins.find(className).orElseThrow(() -> e);
        }
    }

    /** The factory of processors of a type. */
    public Optional<ProcessorFactory<?>> processor(String type) {
        return Optional.ofNullable(processors.get(type));
    }

    /** The transform of a type. */
    public Optional<StreamTransform<?>> transform(String type) {
        return Optional.ofNullable(transforms.get(type));
    }

    /** The types that a step can have, in alphabetical order. */
    public Set<String> stepTypes() {
        Set<String> types = new TreeSet<>(processors.keySet());
        types.addAll(transforms.keySet());
        return types;
    }

    /** The format of a name. */
    public Optional<Format<?>> format(String name) {
        return Optional.ofNullable(formats.get(name));
    }

    /** The names of the formats, in alphabetical order. */
    public Set<String> formats() {
        return new TreeSet<>(formats.keySet());
    }

    /** The connector that reads from a type of connection. */
    public Optional<SourceConnector<?, ?>> source(String type) {
        return Optional.ofNullable(sources.get(type));
    }

    /** The connector that writes to a type of connection. */
    public Optional<SinkConnector<?, ?>> sink(String type) {
        return Optional.ofNullable(sinks.get(type));
    }

    /** The types that can be read from, in alphabetical order. */
    public Set<String> sourceTypes() {
        return new TreeSet<>(sources.keySet());
    }

    /** The types that can be written to, in alphabetical order. */
    public Set<String> sinkTypes() {
        return new TreeSet<>(sinks.keySet());
    }

    /** The connector of tables of a type. */
    public Optional<LookupConnector<?>> lookup(String type) {
        return Optional.ofNullable(lookups.get(type));
    }

    /** The types that a table can have, in alphabetical order. */
    public Set<String> lookupTypes() {
        return new TreeSet<>(lookups.keySet());
    }

    /** The types that a connection can have, in alphabetical order. */
    public Set<String> connectionTypes() {
        Set<String> types = sourceTypes();
        types.addAll(sinks.keySet());
        return types;
    }

    /** The reader of schema files whose names end like this one's. */
    public Optional<SchemaFile> schemaFile(String fileName) {
        return schemaFiles.entrySet().stream()
                .filter(entry -> fileName.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The endings of schema files that can be read, in alphabetical order. */
    public List<String> schemaFileEndings() {
        return new ArrayList<>(new TreeSet<>(schemaFiles.keySet()));
    }
}
