package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How replayed dead letters find the step that they are meant for, and only that one. A record that
 * is replayed is read by its source again and carries the target's name, the mark. Where a path
 * branches off that doesn't lead to the target, a gate keeps the record back; the mark is taken off
 * at the target, and behind it the record is one like any other.
 *
 * <p>There are gates only where a mark may be on its way: a target that everything behind the
 * source leads to needs none, since the source takes its mark off at once.
 *
 * @param entries what each source does with the marks that it reads, by the source's name
 * @param gates what each gate lets through
 */
public record ReplayPlan(Map<String, Entry> entries, Map<Edge, Gate> gates) {

    /** An output and one of those who read it. */
    public record Edge(OutputRef output, String consumer) {

        public Edge {
            requireNonNull(output, "output");
            requireNonNull(consumer, "consumer");
        }
    }

    /**
     * What a source does with marks.
     *
     * @param taken the targets whose marks it takes off: its own name, and steps and sinks that
     *     nothing branches off before
     * @param passed the targets whose marks it lets through
     * @param others the targets that another source leads to, which reads the same topic; such
     *     records are not for this one
     */
    public record Entry(Set<String> taken, Set<String> passed, Set<String> others) {

        public Entry {
            taken = Collections.unmodifiableSet(new TreeSet<>(taken));
            passed = Collections.unmodifiableSet(new TreeSet<>(passed));
            others = Collections.unmodifiableSet(new TreeSet<>(others));
        }
    }

    /**
     * What a gate does with marks: that of the reader behind it is taken off.
     *
     * @param passed the targets further behind, whose marks it lets through
     */
    public record Gate(Set<String> passed) {

        public Gate {
            passed = Collections.unmodifiableSet(new TreeSet<>(passed));
        }
    }

    public ReplayPlan {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
    }

    /**
     * How replays go through a pipeline; empty if it has no dead letters that could be replayed.
     */
    public static Optional<ReplayPlan> of(PipelinePlan plan) {
        return plan.deadLetter().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReplayPlanning(plan).plan());
    }
}
