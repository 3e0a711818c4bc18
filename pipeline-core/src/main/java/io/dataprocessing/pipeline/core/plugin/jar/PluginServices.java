package io.dataprocessing.pipeline.core.plugin.jar;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.SchemaProvider;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import java.util.List;
import java.util.Optional;

/** What a plugin can offer, and the names by which pipelines know it. */
final class PluginServices {

    static final String FOLDER = "META-INF/services/";

    static final List<Class<?>> ALL =
            List.of(ProcessorFactory.class, Format.class, SchemaFile.class, SchemaProvider.class);

    private PluginServices() {}

    /** The service of a name; empty if plugins can't offer it. */
    static Optional<Class<?>> named(String name) {
        return ALL.stream().filter(service -> service.getName().equals(name)).findFirst();
    }

    /** The method that says a provider's names, for messages. */
    static String naming(Object provider) {
        if (provider instanceof Format) {
            return "name()";
        }
        return provider instanceof SchemaFile ? "endings()" : "type()";
    }

    /**
     * The names of a provider; none for one that needs none.
     *
     * @throws NullPointerException if it needs one and has none
     */
    static List<String> names(Object provider) {
        if (provider instanceof ProcessorFactory<?> factory) {
            return List.of(factory.type());
        }
        if (provider instanceof Format<?> format) {
            return List.of(format.name());
        }
        return provider instanceof SchemaFile language
                ? List.copyOf(language.endings())
                : List.of();
    }
}
