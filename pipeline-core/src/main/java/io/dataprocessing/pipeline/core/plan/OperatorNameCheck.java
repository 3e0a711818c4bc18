package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses names that the platform gives to operators around others of the file: a uid that is there
 * twice would only be found by Flink, when the job starts.
 */
final class OperatorNameCheck {

    private final Planning planning;
    private final Map<String, String> owners = new HashMap<>();

    OperatorNameCheck(Planning planning) {
        this.planning = planning;
    }

    /** Looks at all names, once it's known of which kinds the steps are. */
    void run(List<SourcePlanning.Draft> sources, List<StepPlan> steps) {
        PipelineConfig config = planning.config();
        names(config.sources()).forEach(name -> own("source", name, "errors"));
        sources.stream()
                .map(SourcePlanning.Draft::plan)
                .filter(source -> StreamConnection.is(source.connection()))
                .forEach(source -> own("source", source.name(), "watermarks"));
        steps.forEach(this::own);
        names(config.sinks()).forEach(name -> own("sink", name, "encode"));
        check("sources", config.sources());
        check("steps", config.steps());
        check("sinks", config.sinks());
    }

    private static List<String> names(List<NamedSection> sections) {
        return sections.stream().map(section -> section.name().text()).toList();
    }

    private void own(StepPlan step) {
        switch (step.kind()) {
            case ASYNC -> own("step", step.name(), "in", "errors");
            case WINDOW -> own("step", step.name(), "combine");
            case TRANSFORM -> own("step", step.name(), "in", "result");
            case PROCESSOR, CO, BROADCAST -> {}
        }
    }

    private void own(String kind, String name, String... words) {
        for (String word : words) {
            owners.put(name + "-" + word, "%s '%s'".formatted(kind, name));
        }
    }

    private void check(String group, List<NamedSection> sections) {
        for (NamedSection section : sections) {
            ConfigScalar name = section.name();
            String owner = owners.get(name.text());
            if (owner != null) {
                planning.problems()
                        .error(
                                PlanCode.NAME_TAKEN,
                                name.position(),
                                group + "." + name.text(),
                                "'%s' is also the name of an operator of %s. Choose another."
                                        .formatted(name.text(), owner));
            }
        }
    }
}
