package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A provider of a plugin, made and asked for its names.
 *
 * @param service what it offers
 * @param provider the object
 * @param names the names by which pipelines know it
 * @param file the JAR that it's from
 */
record OfferedProvider(Class<?> service, Object provider, List<String> names, String file) {

    OfferedProvider {
        requireNonNull(service, "service");
        requireNonNull(provider, "provider");
        names = List.copyOf(names);
        requireNonNull(file, "file");
    }
}
