package io.dataprocessing.pipeline.api.data;

import java.util.Optional;

/**
 * Brings schemas for classes that {@link Schemas#of(Class)} can't bind by itself, found through
 * {@link java.util.ServiceLoader}. It's asked once for each class when a pipeline is planned and
 * again when a task starts; it must answer both times alike.
 */
public interface SchemaProvider {

    /** The schema of a class; empty if this provider doesn't know the class. */
    <T> Optional<Schema<T>> schemaOf(Class<T> type);
}
