package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a source does with records that were replayed. */
public final class ReplayEntry implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String pipeline;
    private final String source;
    private final boolean gated;
    private final HashSet<String> taken;
    private final HashSet<String> passed;
    private final HashSet<String> others;

    private ReplayEntry(
            String pipeline,
            String source,
            boolean gated,
            Set<String> taken,
            Set<String> passed,
            Set<String> others) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
        this.source = requireNonNull(source, "source");
        this.gated = gated;
        this.taken = new HashSet<>(taken);
        this.passed = new HashSet<>(passed);
        this.others = new HashSet<>(others);
    }

    /**
     * The rules of a source.
     *
     * @param taken the targets whose marks are taken off
     * @param passed the targets whose marks stay
     * @param others the targets that other sources of the same topic lead to
     */
    public static ReplayEntry of(
            String pipeline,
            String source,
            Set<String> taken,
            Set<String> passed,
            Set<String> others) {
        return new ReplayEntry(pipeline, source, true, taken, passed, others);
    }

    /**
     * The rules of a source of a pipeline without dead letters: what was replayed for another
     * pipeline isn't for this one, and there is nothing else to replay.
     */
    public static ReplayEntry withoutDeadLetters(String pipeline, String source) {
        return new ReplayEntry(pipeline, source, false, Set.of(), Set.of(), Set.of());
    }

    /**
     * Whether a record was replayed for somebody else: another pipeline, or another source of this
     * one that reads the same topic.
     */
    boolean isForOthers(Event event) {
        if (event.headers().all().isEmpty()) {
            return false;
        }
        Optional<String> meant = ReplayMark.pipeline(event);
        return meant.filter(name -> !name.equals(pipeline)).isPresent()
                || ReplayMark.target(event).filter(others::contains).isPresent();
    }

    /** A record of this pipeline as it goes on; failed if its target isn't there. */
    Event enter(Event event) {
        Optional<String> mark = ReplayMark.target(event);
        if (mark.isEmpty() || passed.contains(mark.get())) {
            return event;
        }
        return !gated || taken.contains(mark.get())
                ? ReplayMark.takenOff(event)
                : event.withFailure(nobody(mark.get()));
    }

    private Failure nobody(String target) {
        return new Failure(
                target,
                Failure.Stage.PROCESS,
                ReplayEntry.class.getName(),
                "the record was replayed to '%s', and nothing behind source '%s' of pipeline '%s' has that name; replay it again to a step that is there"
                        .formatted(target, source, pipeline));
    }
}
