package io.dataprocessing.pipeline.core.diff;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.savepoint.StateFinding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part of a pipeline, before and after.
 *
 * @param kind what it is
 * @param name its name
 * @param type the kind of step, or the connector; empty where there is none to name
 * @param change whether it's another now
 * @param words the words that differ; none for what was added or removed
 * @param effects what else is different because of words elsewhere, a phrase each
 * @param state what becomes of its state; none if it has none
 */
public record Part(
        Kind kind,
        String name,
        String type,
        Change change,
        List<WordChange> words,
        List<String> effects,
        List<StateFinding> state) {

    /** What parts there are. */
    public enum Kind {
        /** What concerns the job as a whole. */
        PIPELINE,
        /** A connection. */
        CONNECTION,
        /** A source. */
        SOURCE,
        /** A step. */
        STEP,
        /** A sink. */
        SINK,
        /** The place for events that can't be handled. */
        DEAD_LETTER,
        /** State in the savepoint that belongs to neither of the pipelines. */
        STORED
    }

    /** Whether a part is another now. */
    public enum Change {
        /** It wasn't there before. */
        ADDED,
        /** It isn't there any more. */
        REMOVED,
        /** Its words or what they mean are different. */
        CHANGED,
        /** It's the same. */
        UNCHANGED
    }

    public Part {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(change, "change");
        words = List.copyOf(words);
        effects = List.copyOf(effects);
        state = List.copyOf(state);
    }

    /** The worst that becomes of any of its state; empty if it has none. */
    public Optional<StateFinding.Fate> fate() {
        return state.stream().map(StateFinding::fate).max(Comparator.naturalOrder());
    }
}
