package io.dataprocessing.pipeline.benchmarks.scenario;

import java.util.Locale;

/** Where keyed state is kept. */
public enum Backend {
    HASHMAP,
    ROCKSDB;

    /** As it's written on the command line, in tables and in pipeline files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }
}
