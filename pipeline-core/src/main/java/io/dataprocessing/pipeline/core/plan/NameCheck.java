package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.config.PipelineName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks at the names: what they may be made of, and that none is used twice. */
final class NameCheck {

    private static final Pattern SECTION = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Planning planning;
    private final Map<String, String> taken = new HashMap<>();

    NameCheck(Planning planning) {
        this.planning = planning;
    }

    void run() {
        PipelineConfig config = planning.config();
        ConfigScalar name = config.name();
        PipelineName.problem(name.text())
                .ifPresent(
                        problem ->
                                planning.problems()
                                        .error(
                                                PlanCode.PIPELINE_NAME,
                                                name.position(),
                                                "name",
                                                problem));
        config.connections().forEach(section -> checkText("connections", section));
        check("source", "sources", config.sources());
        check("step", "steps", config.steps());
        check("sink", "sinks", config.sinks());
    }

    private void check(String kind, String group, List<NamedSection> sections) {
        for (NamedSection section : sections) {
            checkText(group, section);
            checkFree(kind, group, section.name());
        }
    }

    private void checkText(String group, NamedSection section) {
        if (!SECTION.matcher(section.name().text()).matches()) {
            report(
                    section.name(),
                    group,
                    "name '%s' is not allowed. Use a-z, 0-9 and '-', at most 64 characters."
                            .formatted(section.name().text()));
        }
    }

    private void checkFree(String kind, String group, ConfigScalar name) {
        if (name.text().equals(DeadLetterPlan.NAME)) {
            report(
                    name,
                    group,
                    "'%s' is the name of the dead letters' own sink. Choose another."
                            .formatted(name.text()));
            return;
        }
        String here =
                name.position().known()
                        ? "%s at line %d".formatted(kind, name.position().line())
                        : kind;
        String other = taken.putIfAbsent(name.text(), here);
        if (other != null) {
            planning.problems()
                    .error(
                            PlanCode.NAME_TAKEN,
                            name.position(),
                            group + "." + name.text(),
                            ("'%s' is also the name of the %s. Sources, steps and sinks need names"
                                            + " that differ.")
                                    .formatted(name.text(), other));
        }
    }

    private void report(ConfigScalar name, String group, String message) {
        planning.problems()
                .error(PlanCode.NAME, name.position(), group + "." + name.text(), message);
    }
}
