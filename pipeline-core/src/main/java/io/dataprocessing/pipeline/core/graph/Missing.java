package io.dataprocessing.pipeline.core.graph;

/** What a plan names and the catalog lacks, which happens when the two don't belong together. */
final class Missing {

    private Missing() {}

    static IllegalStateException of(String kind, String name) {
        return new IllegalStateException(
                "the plan needs the %s '%s', which this catalog doesn't have"
                        .formatted(kind, name));
    }
}
