package io.dataprocessing.pipeline.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Behind which outputs an event may become a dead letter, and so has to carry the record that it
 * was read from. Behind a window there are new events, which were read from no single record.
 */
final class RawAnalysis {

    private final Set<OutputRef> needed = new HashSet<>();

    private RawAnalysis() {}

    static RawAnalysis of(List<StepPlan> steps, List<SinkPlan> sinks) {
        RawAnalysis analysis = new RawAnalysis();
        for (SinkPlan sink : sinks) {
            if (sink.onError().makesDeadLetters()) {
                analysis.needed.addAll(sink.inputs());
            }
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            analysis.add(steps.get(i));
        }
        return analysis;
    }

    private void add(StepPlan step) {
        boolean needs =
                step.deadLetters()
                        || (step.kind() != StepPlan.Kind.WINDOW && isNeededBehind(step))
                        || needed.contains(new OutputRef(step.name(), SpecReading.LATE));
        if (needs) {
            step.inputs().forEach(needed::addAll);
        }
    }

    private boolean isNeededBehind(StepPlan step) {
        return step.outputs().keySet().stream()
                .anyMatch(output -> needed.contains(new OutputRef(step.name(), output)));
    }

    /** Whether events of this output have to carry their record. */
    boolean isNeeded(OutputRef output) {
        return needed.contains(output);
    }
}
