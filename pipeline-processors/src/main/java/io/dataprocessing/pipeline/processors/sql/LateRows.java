package io.dataprocessing.pipeline.processors.sql;

import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.Optional;

/** What becomes of records behind the watermark. */
enum LateRows {
    /** The query gets them. */
    KEEP,
    /** They are dropped and counted. */
    DROP,
    /** They go to the dead letters. */
    DEAD_LETTER,
    /** They leave through an output. */
    OUTPUT;

    /** The policy for them; empty where the query gets them. */
    Optional<LatePolicy> policy() {
        return switch (this) {
            case KEEP -> Optional.empty();
            case DROP -> Optional.of(LatePolicy.DROP);
            case DEAD_LETTER -> Optional.of(LatePolicy.DEAD_LETTER);
            case OUTPUT -> Optional.of(LatePolicy.OUTPUT);
        };
    }
}
