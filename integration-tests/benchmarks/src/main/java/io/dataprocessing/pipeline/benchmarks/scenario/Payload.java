package io.dataprocessing.pipeline.benchmarks.scenario;

import java.util.Locale;

/** The kind of records that are read. */
public enum Payload {
    /** JSON of 220 bytes: 15 fields, three of them in a nested object. */
    JSON_220,
    /** JSON of 2 KB: the same fields, and items, addresses, a map and a text. */
    JSON_2K,
    /** Avro behind the id of its schema, as Confluent's serializers write it, of 180 bytes. */
    AVRO_180;

    /** Whether a topology is run on it; on Avro those are whose output is Avro again. */
    public boolean isFor(Topology topology) {
        return this != AVRO_180
                || topology == Topology.PASS
                || topology == Topology.FILTER
                || topology == Topology.PROJECT
                || topology == Topology.ENRICH;
    }

    /** As it's written on the command line and in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return label();
    }
}
