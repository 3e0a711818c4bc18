package io.dataprocessing.pipeline.core.savepoint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What becomes of a piece of state when a plan starts from it.
 *
 * @param owner the source, step or sink that it belongs to
 * @param cell which cell of a step; empty for what Flink or a connector keeps for it
 * @param fate what becomes of it
 * @param words how it changes, or why it doesn't fit; a phrase each
 * @param problems what keeps the plan from starting, a sentence each that says whose it is
 */
public record StateFinding(
        String owner, String cell, Fate fate, List<String> words, List<String> problems) {

    /** What can become of state; the later, the worse. */
    public enum Fate {
        /** It isn't stored yet, and starts empty. */
        NEW,
        /** It's restored as it is. */
        KEPT,
        /** It's restored, and read as another type. */
        MIGRATED,
        /** It isn't restored; allowed only where the file says so. */
        DROPPED,
        /** It can't be read by what is there now. */
        INCOMPATIBLE
    }

    public StateFinding {
        requireNonNull(owner, "owner");
        requireNonNull(cell, "cell");
        requireNonNull(fate, "fate");
        words = List.copyOf(words);
        problems = List.copyOf(problems);
    }

    /** State that does fit. */
    static StateFinding of(String owner, String cell, Fate fate, List<String> words) {
        return new StateFinding(owner, cell, fate, words, List.of());
    }

    /** State that doesn't fit, or that isn't allowed to go. */
    static StateFinding refused(
            String owner, String cell, Fate fate, List<String> words, String place) {
        return new StateFinding(
                owner, cell, fate, words, words.stream().map(word -> place + word).toList());
    }
}
