package io.dataprocessing.pipeline.api.data;

import java.util.Optional;

/**
 * Brings schemas for classes that aren't written for {@link Schemas#of(Class)}, such as those that
 * a generator of a data format writes; found through {@link java.util.ServiceLoader}.
 *
 * <p>It's asked about each class that is no record, nor one of the JDK's that {@code of} binds
 * itself, and before {@code of} looks for properties; also about classes inside others. First those
 * are asked that the class's own loader sees, so that a plugin can bring one in its JAR, then those
 * of the platform; the first answer counts. Asking happens when a pipeline is planned and again
 * when a task starts, and both answers must be alike.
 */
public interface SchemaProvider {

    /**
     * The schema of a class; empty if this provider doesn't know the class.
     *
     * @throws SchemaException if it's one of this provider's and can't be bound; the message says
     *     why
     */
    <T> Optional<Schema<T>> schemaOf(Class<T> type);
}
