package io.dataprocessing.pipeline.app.run;

import io.dataprocessing.pipeline.app.job.JobCounts;
import io.dataprocessing.pipeline.app.job.JobSnapshot;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Shows how a job gets on: a line that is kept up to date on a screen, a new line every ten seconds
 * elsewhere.
 */
public final class StatusLine {

    private static final Duration PLAIN_EVERY = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final List<String> sources;
    private final List<String> sinks;
    private Duration lastSeen = Duration.ZERO;
    private Duration lastPrinted = Duration.ZERO;
    private Instant lastFailure = Instant.MIN;
    private long lastIn;
    private long lastOut;

    /** The status of a pipeline's job. */
    public StatusLine(Terminal terminal, PipelinePlan plan) {
        this.terminal = terminal;
        this.sources = plan.sources().stream().map(SourcePlan::name).toList();
        this.sinks = plan.sinks().stream().map(SinkPlan::name).toList();
    }

    /** Shows a snapshot, if it's time to. */
    public void show(JobSnapshot snapshot) {
        snapshot.failure().ifPresent(this::tell);
        Duration since = snapshot.running().minus(lastPrinted);
        if (terminal.isScreen()) {
            terminal.showStatus(line(snapshot));
        } else if (since.compareTo(PLAIN_EVERY) >= 0) {
            lastPrinted = snapshot.running();
            terminal.print(line(snapshot));
        }
    }

    private void tell(JobSnapshot.Failure failure) {
        if (failure.time().isAfter(lastFailure)) {
            lastFailure = failure.time();
            terminal.printError(
                    "the job failed and starts again from its last checkpoint: "
                            + failure.reason());
        }
    }

    /** The line, and the start of what the next line's rates are about. */
    String line(JobSnapshot snapshot) {
        long in = sum(snapshot.counts(), sources, "in");
        long out = sum(snapshot.counts(), sinks, "out");
        double seconds = Math.max(0.001, snapshot.running().minus(lastSeen).toMillis() / 1000.0);
        StringJoiner line = new StringJoiner("  ");
        line.add(Quantity.of(snapshot.running()));
        line.add(
                snapshot.state().equals("RUNNING")
                        ? "in %s (%s/s)".formatted(Quantity.of(in), rate(in - lastIn, seconds))
                        : snapshot.state().toLowerCase(Locale.ROOT));
        line.add("out %s (%s/s)".formatted(Quantity.of(out), rate(out - lastOut, seconds)));
        snapshot.lag().ifPresent(lag -> line.add("lag " + Quantity.of(lag)));
        snapshot.watermark().ifPresent(time -> line.add("watermark " + TIME.format(time)));
        line.add("checkpoints " + snapshot.checkpoints());
        long deadLetters = snapshot.counts().of(DeadLetterPlan.NAME, "in");
        if (deadLetters > 0) {
            line.add("dead letters " + Quantity.of(deadLetters));
        }
        lastSeen = snapshot.running();
        lastIn = in;
        lastOut = out;
        return line.toString();
    }

    private static String rate(long records, double seconds) {
        return Quantity.of(Math.max(0, Math.round(records / seconds)));
    }

    private static long sum(JobCounts counts, List<String> parts, String what) {
        return parts.stream().mapToLong(part -> counts.of(part, what)).sum();
    }
}
