package io.dataprocessing.pipeline.processors.aggregate;

/** A measure of spread that knows the average, too. */
interface Moments extends AggregateFunction {

    /** The average of the values, of which there is at least one. */
    double average(Object[] cells, int at);
}
