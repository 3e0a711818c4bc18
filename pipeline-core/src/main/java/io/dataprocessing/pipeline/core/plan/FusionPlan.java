package io.dataprocessing.pipeline.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of a pipeline run in one operator: what stands right behind a source, steps that need
 * nothing but the record at hand, and what makes the bytes of a sink. A part joins those whose
 * outputs it reads if all of them are in one group and run as parallel as it does.
 *
 * @param groups of two parts or more, in the order in which they are built
 */
public record FusionPlan(List<Group> groups) {

    /**
     * Parts that run in one operator.
     *
     * @param members the names of sources, steps and sinks, each behind those that it reads
     */
    public record Group(List<String> members) {

        public Group {
            members = List.copyOf(members);
        }

        /** The part that reads what comes in from outside. */
        public String first() {
            return members.get(0);
        }
    }

    public FusionPlan {
        groups = List.copyOf(groups);
    }

    /** The groups of a pipeline; none if it isn't to be optimized. */
    public static FusionPlan of(PipelinePlan plan) {
        return plan.execution().optimize() ? new Grouping().run(plan) : new FusionPlan(List.of());
    }

    /** The group that a source, step or sink is in; empty for those that run by themselves. */
    public Optional<Group> of(String member) {
        return groups.stream().filter(group -> group.members().contains(member)).findFirst();
    }

    /** The groups so far. */
    private static final class Grouping {

        private final Map<String, Open> byMember = new LinkedHashMap<>();
        private final List<Open> all = new ArrayList<>();

        FusionPlan run(PipelinePlan plan) {
            for (SourcePlan source : plan.sources()) {
                // What the program gives runs as parallel as the program says.
                if (!StreamConnection.is(source.connection())) {
                    begin(source.name(), source.parallelism());
                }
            }
            for (StepPlan step : plan.steps()) {
                if (needsNothingElse(step)
                        && !joins(step.name(), step.inputs().get(0), step.parallelism())) {
                    begin(step.name(), step.parallelism());
                }
            }
            for (SinkPlan sink : plan.sinks()) {
                if (!StreamConnection.is(sink.connection())) {
                    joins(sink.name(), sink.inputs(), sink.parallelism());
                }
            }
            return new FusionPlan(
                    all.stream()
                            .map(open -> new Group(open.members))
                            .filter(group -> group.members().size() > 1)
                            .toList());
        }

        /** No key, and so neither state nor timers nor an order. */
        private static boolean needsNothingElse(StepPlan step) {
            return step.kind() == StepPlan.Kind.PROCESSOR && step.key().isEmpty();
        }

        private void begin(String member, int parallelism) {
            Open open = new Open(parallelism);
            all.add(open);
            open.add(member, byMember);
        }

        private boolean joins(String member, List<OutputRef> inputs, int parallelism) {
            Set<Open> groups = new HashSet<>();
            for (OutputRef input : inputs) {
                groups.add(byMember.get(input.producer()));
            }
            Open group = groups.iterator().next();
            boolean joins = groups.size() == 1 && group != null && group.parallelism == parallelism;
            if (joins) {
                group.add(member, byMember);
            }
            return joins;
        }
    }

    /** A group that others may join. */
    private static final class Open {

        private final int parallelism;
        private final List<String> members = new ArrayList<>();

        Open(int parallelism) {
            this.parallelism = parallelism;
        }

        void add(String member, Map<String, Open> byMember) {
            members.add(member);
            byMember.put(member, this);
        }
    }
}
