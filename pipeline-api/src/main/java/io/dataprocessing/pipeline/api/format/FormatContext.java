package io.dataprocessing.pipeline.api.format;

import java.util.Optional;

/** What a format knows when a pipeline is planned. */
public interface FormatContext {

    /** The parts of a record that have a format. */
    enum Part {
        /** The key. */
        KEY,
        /** The value. */
        VALUE
    }

    /** The name of the pipeline. */
    String pipeline();

    /** The name of the source or sink. */
    String endpoint();

    /** Which part of the record it is. */
    Part part();

    /**
     * The one topic that is read or written; empty if there are several, or it's only known while
     * the pipeline runs.
     */
    Optional<String> topic();

    /** The schema registry beside the connection; there for a {@link RegistryFormat}. */
    Optional<RegistrySettings> registry();

    /**
     * Reports a problem with an option, or with {@code format} or {@code schema}.
     *
     * @param option which one
     * @param message what is wrong and what is allowed
     */
    void problem(String option, String message);

    /**
     * Reports that a system which knows what is needed gives no answer.
     *
     * @param message which one, what it was asked, for how long, and what came back
     */
    void unavailable(String message);
}
