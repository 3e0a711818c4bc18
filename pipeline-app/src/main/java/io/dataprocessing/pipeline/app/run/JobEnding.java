package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.job.Failures;
import io.dataprocessing.pipeline.app.job.JobCounts;
import io.dataprocessing.pipeline.app.job.JobEnd;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.time.Duration;

/** The last words about a pipeline's job. */
public final class JobEnding {

    private final PipelinePlan plan;
    private final Terminal terminal;

    /** The words about the job of a plan. */
    public JobEnding(PipelinePlan plan, Terminal terminal) {
        this.plan = requireNonNull(plan, "plan");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    /** Tells how the job ended, and what that means for the caller of the process. */
    public ExitCode tell(JobEnd end, Duration running) {
        terminal.endStatus();
        String name = "'" + plan.name() + "'";
        String after = " after " + Quantity.of(running);
        return switch (end.how()) {
            case FINISHED -> {
                terminal.print(name + " has read everything and ended" + after + ".");
                yield summary(end.counts());
            }
            case STOPPED -> {
                terminal.print(name + " stopped" + after + "; all that it read is committed.");
                yield summary(end.counts());
            }
            case CANCELLED -> {
                terminal.printError(
                        "%s was cancelled%s, since it could not be stopped: %s\nWhat it read since its last checkpoint is not committed."
                                .formatted(name, after, reason(end)));
                yield summary(end.counts());
            }
            case FAILED ->
                    throw new StoppedException(
                            ExitCode.JOB_FAILED,
                            "%s failed%s: %s".formatted(name, after, reason(end)),
                            end.cause().orElseThrow());
        };
    }

    private static String reason(JobEnd end) {
        return end.cause().map(Failures::rootMessage).orElse("no reason is known");
    }

    private ExitCode summary(JobCounts counts) {
        terminal.print();
        terminal.print(new RunSummary(plan, counts).render());
        return ExitCode.OK;
    }
}
