package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fields of each output somebody reads, found from the sinks backwards. A step reads what it
 * declares, and hands on, under their names, fields that are read behind it; a step that declares
 * nothing reads all.
 */
final class ReadsAnalysis {

    private final Map<OutputRef, RowType> types;
    private final Map<OutputRef, Set<String>> reads = new HashMap<>();

    private ReadsAnalysis(Map<OutputRef, RowType> types) {
        this.types = types;
    }

    static ReadsAnalysis of(
            Map<OutputRef, RowType> types, List<StepPlan> steps, List<SinkPlan> sinks) {
        ReadsAnalysis analysis = new ReadsAnalysis(types);
        for (SinkPlan sink : sinks) {
            sink.inputs().forEach(input -> analysis.read(input, sink.type().fieldNames()));
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            analysis.add(steps.get(i));
        }
        return analysis;
    }

    private void add(StepPlan step) {
        Set<String> behind = new HashSet<>();
        step.outputs()
                .keySet()
                .forEach(output -> behind.addAll(of(new OutputRef(step.name(), output))));
        for (List<OutputRef> union : step.inputs()) {
            for (OutputRef input : union) {
                read(input, needed(step, types.get(input), behind));
            }
        }
    }

    private static Set<String> needed(StepPlan step, RowType input, Set<String> behind) {
        if (step.reads().isEmpty()) {
            return input.fieldNames();
        }
        Set<String> needed = new HashSet<>(step.reads().get());
        behind.stream().filter(path -> input.has(root(path))).forEach(needed::add);
        step.key().forEach(needed::addAll);
        return needed;
    }

    private void read(OutputRef output, Set<String> fields) {
        reads.computeIfAbsent(output, ref -> new HashSet<>()).addAll(fields);
    }

    /** The fields of an output that are read, nested ones with dots where only those are. */
    Set<String> of(OutputRef output) {
        Set<String> all = reads.getOrDefault(output, Set.of());
        Set<String> outermost = new TreeSet<>();
        for (String path : all) {
            if (all.stream().noneMatch(other -> path.startsWith(other + "."))) {
                outermost.add(path);
            }
        }
        return outermost;
    }

    private static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
