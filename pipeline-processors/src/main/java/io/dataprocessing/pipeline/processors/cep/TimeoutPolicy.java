package io.dataprocessing.pipeline.processors.cep;

/** What becomes of sequences that have begun and weren't complete in time. */
enum TimeoutPolicy {
    /** They're forgotten. */
    DROP,
    /** They leave through the output {@code timeout}. */
    OUTPUT
}
