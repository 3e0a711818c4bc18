package io.dataprocessing.pipeline.api;

import java.util.function.Supplier;

/**
 * Metrics of a step, reported under its name through whatever the cluster reports to. Names must be
 * unique in a step; create metrics in {@code open} and keep them.
 */
public interface Metrics {

    /** A number that goes up. */
    Counter counter(String name);

    /** A value that is read whenever metrics are reported, possibly from another thread. */
    void gauge(String name, Supplier<? extends Number> value);

    /** The distribution of a value, such as a size or a latency in milliseconds. */
    Distribution distribution(String name);

    /** A number that goes up. */
    interface Counter {

        /** Adds one. */
        void increment();

        /** Adds {@code count}, 0 or more. */
        void increment(long count);
    }

    /** The distribution of a value. */
    interface Distribution {

        /** Adds an observation. */
        void record(long value);
    }
}
