package io.dataprocessing.pipeline.benchmarks.scenario;

import java.util.Locale;

/** What is guaranteed about the output after a failure. */
public enum Guarantee {
    AT_LEAST_ONCE,
    EXACTLY_ONCE;

    /** As it's written on the command line, in tables and in pipeline files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return label();
    }
}
