package io.dataprocessing.pipeline.benchmarks.scenario;

import java.util.List;
import java.util.Locale;

/** A piece of work that every peer does in its own way; {@link References} says what comes out. */
public enum Topology {
    /** Every record as it came. */
    PASS,
    /** The records that cost more than 100 and come from Germany, as they came: about 40 %. */
    FILTER,
    /** Three of fifteen fields, and a fourth that is computed of two others. */
    PROJECT,
    /** Every record with one more field, from a table of 10,000 entries. */
    ENRICH,
    /** Every record as it came, to one of three topics. */
    ROUTE,
    /** Count and sum of each account and minute of event time. */
    WINDOW,
    /** Each account once, when its first order comes. */
    DEDUPLICATE,
    /** Each paid order with each sent one of its account that is up to 5 seconds apart from it. */
    JOIN,
    /** The three largest orders of each account and minute of event time. */
    TOP_N;

    /** The names of what is written; each is a topic in a run. */
    public List<String> outputs() {
        return this == ROUTE ? List.of("eur", "usd", "other") : List.of("out");
    }

    /** Whether it keeps something for each account. */
    public boolean isKeyed() {
        return switch (this) {
            case PASS, FILTER, PROJECT, ENRICH, ROUTE -> false;
            case WINDOW, DEDUPLICATE, JOIN, TOP_N -> true;
        };
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
