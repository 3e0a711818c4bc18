package io.dataprocessing.pipeline.processors.aggregate;

/** What decides between values of one moment where the order of time does. */
enum Ties {
    /** The values themselves, so that the order in which records came makes no difference. */
    BY_VALUE,
    /** The order in which they came. */
    BY_ARRIVAL
}
