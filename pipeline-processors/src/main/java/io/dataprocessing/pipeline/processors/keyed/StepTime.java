package io.dataprocessing.pipeline.processors.keyed;

/** Which time a keyed step goes by. */
enum StepTime {
    /** That of the records, which come in its order. */
    EVENT,
    /** That of the machine's clock; records come as they come. */
    PROCESSING
}
