package io.dataprocessing.pipeline.processors.cep;

import java.util.List;
import java.util.Optional;

/**
 * A pattern that was checked.
 *
 * @param conditions for each part of the sequence, which events fit; empty where all do
 * @param matching what a match is made of
 * @param unfinished what a sequence is made of that wasn't complete in time
 * @param selection what leaves of a match
 */
record PatternPlan(
        List<Optional<PartCondition>> conditions,
        Matching matching,
        Matching unfinished,
        Selection selection) {

    PatternPlan {
        conditions = List.copyOf(conditions);
    }
}
