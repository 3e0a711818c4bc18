package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.Providers;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import java.util.List;
import java.util.Set;

/**
 * What the verbs are made of: every processor, format and connector that ServiceLoader finds is
 * bound, and the stages are built over them. Nothing of it reaches a task.
 */
final class PipelineModule extends AbstractModule {

    private final Terminal terminal;
    private final ClassLoader loader;
    private final Providers providers;

    PipelineModule(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
        this.loader = PipelineModule.class.getClassLoader();
        this.providers = new Providers(loader);
    }

    @Override
    protected void configure() {
        bind(Terminal.class).toInstance(terminal);
        bindAll(new TypeLiteral<>() {}, Providers.PROCESSORS);
        bindAll(new TypeLiteral<>() {}, Providers.TRANSFORMS);
        bindAll(new TypeLiteral<>() {}, Providers.FORMATS);
        bindAll(new TypeLiteral<>() {}, Providers.SOURCES);
        bindAll(new TypeLiteral<>() {}, Providers.SINKS);
        bindAll(new TypeLiteral<>() {}, SchemaFile.class);
        bindAll(new TypeLiteral<>() {}, Providers.LOOKUPS);
    }

    @Provides
    @Singleton
    Catalogs catalogs(
            Set<ProcessorFactory<?>> processors,
            Set<StreamTransform<?>> transforms,
            Set<Format<?>> formats,
            Set<SourceConnector<?, ?>> sources,
            Set<SinkConnector<?, ?>> sinks,
            Set<SchemaFile> schemaFiles,
            Set<LookupConnector<?>> lookups) {
        Catalog.Parts parts =
                new Catalog.Parts(
                        List.copyOf(processors),
                        List.copyOf(transforms),
                        List.copyOf(formats),
                        List.copyOf(sources),
                        List.copyOf(sinks),
                        List.copyOf(schemaFiles),
                        List.copyOf(lookups));
        return new Catalogs(loader, parts, providers.problems());
    }

    private <P> void bindAll(TypeLiteral<P> type, Class<P> service) {
        Multibinder<P> binder = Multibinder.newSetBinder(binder(), type);
        providers.all(service).forEach(provider -> binder.addBinding().toInstance(provider));
    }
}
