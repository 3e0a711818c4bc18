package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.job.JobCounts;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What went in and what became of it, for each source, step and sink.
 *
 * @param plan the pipeline
 * @param counts what its job counted
 */
public record RunSummary(PipelinePlan plan, JobCounts counts) {

    private static final List<String> ALWAYS = List.of("in", "out", "dropped", "late");
    private static final String SKIPPED = "skipped";
    private static final String DEAD_LETTERED = "dead-lettered";

    public RunSummary {
        requireNonNull(plan, "plan");
        requireNonNull(counts, "counts");
    }

    /**
     * The summary as a table; a count that a part doesn't have is left empty. Under it stands from
     * when on the counts are, where that isn't the job's start.
     */
    public String render() {
        List<String> columns = columns();
        Table table = new Table(2);
        List<String> head = new ArrayList<>(List.of("", ""));
        columns.forEach(column -> head.add(column.replace('-', ' ')));
        table.row(head);
        for (SourcePlan source : plan.sources()) {
            table.row(row("source", source.name(), columns));
        }
        for (StepPlan step : plan.steps()) {
            table.row(row("step", step.name(), columns));
        }
        for (SinkPlan sink : plan.sinks()) {
            table.row(row("sink", sink.name(), columns));
        }
        if (plan.deadLetter().isPresent()) {
            table.row(row("sink", DeadLetterPlan.NAME, columns));
        }
        return counts.restarts() == 0
                ? table.render()
                : table.render()
                        + "\nThe job failed and restarted (%s); the counts are of the time since the last restart only."
                                .formatted(Quantity.of(counts.restarts(), "restart"));
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(ALWAYS);
        columns.add(DEAD_LETTERED);
        boolean anySkipped =
                counts.values().entrySet().stream()
                        .anyMatch(
                                count ->
                                        count.getKey().endsWith("." + SKIPPED)
                                                && count.getValue() > 0);
        if (anySkipped) {
            columns.add(SKIPPED);
        }
        return columns;
    }

    private List<String> row(String kind, String part, List<String> columns) {
        List<String> cells = new ArrayList<>(List.of(kind, part));
        for (String column : columns) {
            cells.add(counts.counts(part, column) ? Quantity.of(counts.of(part, column)) : "");
        }
        return cells;
    }
}
