package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.NamedSection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Warns where records go nowhere, in a pipeline that is in order otherwise. */
final class UnreadCheck {

    private final Planning planning;
    private final Topology topology;
    private final Outputs outputs;

    UnreadCheck(Planning planning, Topology topology, Outputs outputs) {
        this.planning = planning;
        this.topology = topology;
        this.outputs = outputs;
    }

    void run() {
        check("source", "sources", planning.config().sources());
        check("step", "steps", planning.config().steps());
    }

    private void check(String kind, String group, List<NamedSection> sections) {
        for (NamedSection named : sections) {
            Section section = Section.of(kind, group, named);
            String name = named.name().text();
            if (!topology.isRead(name)) {
                planning.warning(
                        PlanCode.UNREAD,
                        section,
                        "",
                        "%s has no reader; add a sink or remove it.".formatted(section.owner()));
            } else {
                outputs.of(name).ifPresent(types -> checkOutputs(section, name, types.keySet()));
            }
        }
    }

    private void checkOutputs(Section section, String name, Set<String> names) {
        for (String output : new TreeSet<>(names)) {
            if (!topology.isRead(new OutputRef(name, output))) {
                planning.warning(
                        PlanCode.UNREAD,
                        section,
                        "",
                        output.equals(Outputs.MAIN)
                                ? "nothing reads the main output of %s; its records go nowhere."
                                        .formatted(section.owner())
                                : "nothing reads '%s.%s'; its records go nowhere."
                                        .formatted(name, output));
            }
        }
    }
}
