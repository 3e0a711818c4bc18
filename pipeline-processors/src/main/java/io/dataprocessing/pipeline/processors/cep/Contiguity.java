package io.dataprocessing.pipeline.processors.cep;

/** How close events of a sequence have to come. */
enum Contiguity {
    /** The very next event of the key. */
    STRICT,
    /** The next one that fits; others in between don't matter. */
    RELAXED,
    /** Any later one that fits, each for a match of its own. */
    NON_DETERMINISTIC
}
