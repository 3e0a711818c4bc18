package io.dataprocessing.pipeline.core.format;

/** What a format knows when a pipeline is planned. */
public interface FormatContext {

    /** The name of the source or sink. */
    String endpoint();

    /**
     * Reports a problem with an option, or with {@code format} or {@code schema}.
     *
     * @param option which one
     * @param message what is wrong and what is allowed
     */
    void problem(String option, String message);
}
