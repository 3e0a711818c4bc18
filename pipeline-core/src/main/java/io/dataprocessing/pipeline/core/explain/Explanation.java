package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan in plain words: what is read and written, what each step does, every default that applies,
 * where state is kept and for how long. Secrets are masked.
 *
 * @param text the words, ending in a line break
 */
public record Explanation(String text) {

    /** The explanation of a plan. */
    public static Explanation of(PipelinePlan plan) {
        TextPage page = new TextPage();
        page.title("Pipeline " + plan.name());
        page.paragraph(0, summary(plan));
        new JobWords(plan, page).write();
        EndpointWords endpoints = new EndpointWords(page);
        page.heading("Sources");
        plan.sources().forEach(endpoints::write);
        if (!plan.steps().isEmpty()) {
            page.heading("Steps");
            StepWords steps = new StepWords(page, plan.execution().callTimeout());
            plan.steps().forEach(steps::write);
        }
        page.heading("Sinks");
        plan.sinks().forEach(endpoints::write);
        page.heading("Dead letters");
        plan.deadLetter()
                .ifPresentOrElse(
                        endpoints::write,
                        () ->
                                page.paragraph(
                                        0,
                                        "There is no place for dead letters: a record that can't be handled fails the job, or is dropped where 'on-error: skip' says so."));
        writeWarnings(plan.warnings(), page);
        return new Explanation(page.toString());
    }

    private static String summary(PipelinePlan plan) {
        String steps =
                plan.steps().isEmpty()
                        ? ""
                        : ", runs %s"
                                .formatted(
                                        names(plan.steps().stream().map(StepPlan::name).toList()));
        return "It reads %s%s and writes %s."
                .formatted(
                        names(plan.sources().stream().map(SourcePlan::name).toList()),
                        steps,
                        names(plan.sinks().stream().map(SinkPlan::name).toList()));
    }

    private static String names(List<String> names) {
        return names.stream().collect(Collectors.joining(", "));
    }

    private static void writeWarnings(List<Problem> warnings, TextPage page) {
        if (warnings.isEmpty()) {
            return;
        }
        page.heading("Warnings");
        for (Problem warning : warnings) {
            String place =
                    warning.position().known()
                            ? "%s:%d "
                                    .formatted(warning.position().file(), warning.position().line())
                            : "";
            page.hanging("- ", 2, "%s%s: %s".formatted(place, warning.path(), warning.message()));
        }
    }
}
