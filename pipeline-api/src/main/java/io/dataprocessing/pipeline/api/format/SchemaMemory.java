package io.dataprocessing.pipeline.api.format;

import java.util.Optional;

/**
 * Remembers the schemas that records were written with, for all tasks of a job on a machine. It's
 * part of each checkpoint, so that a job which restarts while the registry is down can go on. Safe
 * to share between threads.
 */
public interface SchemaMemory {

    /**
     * A schema that was remembered.
     *
     * @param registry the address of the registry, ids being unique in one only
     */
    Optional<String> find(String registry, int id);

    /** Remembers a schema, in whatever words {@link #find} shall give back. */
    void remember(String registry, int id, String schema);
}
