package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.job.FlinkRest;
import io.dataprocessing.pipeline.app.job.JobCounts;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * How a job gets on, in words and numbers.
 *
 * @param job the job
 * @param now when it was asked
 */
record JobStatusText(ClusterJob job, Instant now) {

    private static final List<String> COLUMNS =
            List.of("in", "out", "dropped", "late", "dead-lettered");

    JobStatusText {
        requireNonNull(job, "job");
        requireNonNull(now, "now");
    }

    /** The text, with the numbers that Flink gives at the moment. */
    String render(FlinkRest numbers) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s: %s for %s (job %s)"
                        .formatted(job.name(), job.state(), Quantity.of(job.duration()), job.id()));
        if (job.isWaiting()) {
            lines.add(
                    "  %d of its %d tasks run: it may be short of slots"
                            .formatted(job.runningTasks(), job.tasks()));
        }
        lines.add("  " + progress(numbers));
        numbers.failure()
                .ifPresent(
                        failure ->
                                lines.add(
                                        "  latest failure, %s: %s"
                                                .formatted(
                                                        failure.time()
                                                                .truncatedTo(ChronoUnit.SECONDS),
                                                        failure.reason())));
        String counts = counts(numbers.counts());
        if (!counts.isEmpty()) {
            lines.add("");
            lines.add(counts);
        }
        return String.join("\n", lines);
    }

    private String progress(FlinkRest numbers) {
        StringJoiner line = new StringJoiner("  ");
        FlinkRest.SourceProgress sources = numbers.sources();
        sources.lag().ifPresent(lag -> line.add("lag " + Quantity.of(lag)));
        sources.watermark()
                .ifPresent(time -> line.add("watermark " + time.truncatedTo(ChronoUnit.SECONDS)));
        line.add("checkpoints " + Quantity.of(numbers.checkpoints()));
        numbers.latestCheckpoint()
                .ifPresent(
                        time ->
                                line.add(
                                        "the latest %s ago"
                                                .formatted(
                                                        Quantity.of(Duration.between(time, now)))));
        return line.toString();
    }

    private static String counts(JobCounts counts) {
        TreeSet<String> parts = new TreeSet<>();
        for (String name : counts.values().keySet()) {
            int dot = name.lastIndexOf('.');
            if (dot > 0 && COLUMNS.contains(name.substring(dot + 1))) {
                parts.add(name.substring(0, dot));
            }
        }
        if (parts.isEmpty()) {
            return "";
        }
        Table table = new Table(1);
        List<String> head = new ArrayList<>(List.of(""));
        COLUMNS.forEach(column -> head.add(column.replace('-', ' ')));
        table.row(head);
        for (String part : parts) {
            List<String> row = new ArrayList<>(List.of(part));
            COLUMNS.forEach(
                    column ->
                            row.add(
                                    counts.counts(part, column)
                                            ? Quantity.of(counts.of(part, column))
                                            : ""));
            table.row(row);
        }
        return table.render();
    }
}
