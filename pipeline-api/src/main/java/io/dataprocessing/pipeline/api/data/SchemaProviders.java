package io.dataprocessing.pipeline.api.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Asks the {@link SchemaProvider}s about a class: those that the class's own loader sees, which are
 * its plugin's, then those that come with the platform.
 */
final class SchemaProviders {

    /** More than anybody has; ends the search where a loader fails again and again. */
    private static final int MOST_BROKEN = 100;

    private final Class<?> type;
    private final List<String> failures = new ArrayList<>();

    private SchemaProviders(Class<?> type) {
        this.type = type;
    }

    /**
     * The schema of a class.
     *
     * @return empty if no provider knows the class
     * @throws SchemaException if a provider refuses the class, or none gave a schema and one of
     *     them failed
     */
    static <T> Optional<Schema<T>> find(Class<T> type) {
        SchemaProviders providers = new SchemaProviders(type);
        Optional<Schema<T>> found = providers.ask(type);
        if (found.isEmpty() && !providers.failures.isEmpty()) {
            throw new SchemaException(String.join("; ", providers.failures));
        }
        return found;
    }

    private <T> Optional<Schema<T>> ask(Class<T> asked) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        Optional.ofNullable(type.getClassLoader()).ifPresent(loaders::add);
        loaders.add(SchemaProviders.class.getClassLoader());
        Set<Class<?>> known = new HashSet<>();
        for (ClassLoader loader : loaders) {
            for (SchemaProvider provider : providers(loader)) {
                // A loader also sees what its parent sees.
                Optional<Schema<T>> schema =
                        known.add(provider.getClass()) ? ask(provider, asked) : Optional.empty();
                if (schema.isPresent()) {
                    return schema;
                }
            }
        }
        return Optional.empty();
    }

    private List<SchemaProvider> providers(ClassLoader loader) {
        List<SchemaProvider> found = new ArrayList<>();
        Iterator<SchemaProvider> providers =
                ServiceLoader.load(SchemaProvider.class, loader).iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
                failures.add("a SchemaProvider could not be loaded: " + e.getMessage());
            }
        }
        return found;
    }

    private <T> Optional<Schema<T>> ask(SchemaProvider provider, Class<T> asked) {
        try {
            return provider.schemaOf(asked);
        } catch (SchemaException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            failures.add("%s failed: %s".formatted(provider.getClass().getName(), e));
        }
        return Optional.empty();
    }
}
