package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.window.WindowTime;
import io.dataprocessing.pipeline.core.config.NamedSection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks that all sources of a step that goes by event time say where event time is: it's the
 * author who knows how far records may be behind, and a guess would make some late.
 */
final class WatermarkCheck {

    private static final String WATERMARK = "watermark";

    private final Planning planning;
    private final Connections connections;
    private final Topology topology;
    private final Map<String, NamedSection> sources;

    WatermarkCheck(Planning planning, Connections connections, Topology topology) {
        this.planning = planning;
        this.connections = connections;
        this.topology = topology;
        this.sources =
                planning.config().sources().stream()
                        .collect(
                                Collectors.toMap(
                                        source -> source.name().text(),
                                        Function.identity(),
                                        (first, second) -> first));
    }

    /** Reports each source of a step that has no watermark, if the step needs one. */
    void check(Section section, String step, StepSpec spec) {
        if (!goesByEventTime(spec)) {
            return;
        }
        for (String source : sourcesOf(step)) {
            NamedSection words = sources.get(source);
            if (words.body().get(WATERMARK).isEmpty() && !isStream(words)) {
                planning.error(
                        PlanCode.NO_WATERMARK,
                        section,
                        "type",
                        ("%s goes by event time, and source '%s' doesn't say where that is. Give the"
                                        + " source for example 'watermark: {field: …, out-of-orderness:"
                                        + " 5s}'; without 'field' it's the timestamp of the record"
                                        + " itself.")
                                .formatted(section.owner(), source));
            }
        }
    }

    /** The event time of a stream that comes from the program is the program's. */
    private boolean isStream(NamedSection source) {
        return connections.isStream(Section.of("source", "sources", source));
    }

    private static boolean goesByEventTime(StepSpec spec) {
        return spec instanceof WindowSpec<?, ?, ?> window
                ? window.time() == WindowTime.EVENT
                : !(spec.declarations().time() instanceof EventTimeUse.Unused);
    }

    private Set<String> sourcesOf(String step) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(step));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (sources.containsKey(name)) {
                found.add(name);
            } else if (seen.add(name)) {
                topology.inputs(name).stream()
                        .flatMap(union -> union.stream())
                        .map(reference -> reference.ref().producer())
                        .forEach(open::push);
            }
        }
        return found;
    }
}
