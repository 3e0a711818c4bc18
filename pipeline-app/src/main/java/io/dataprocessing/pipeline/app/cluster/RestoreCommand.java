package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Submits a pipeline that goes on from its state. */
@Command(
        name = "restore",
        description = {
            "Submits a pipeline to a Flink cluster, with the state of a savepoint or a checkpoint. State that"
                    + " doesn't fit the pipeline is refused, and all that doesn't is told.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private static final String LATEST = "latest";

    private final Submission submission;

    @Mixin private SubmitOptions options;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "PATH",
            description =
                    "The savepoint or retained checkpoint; 'latest' for the newest of the last job of the"
                            + " pipeline's name, as far as the cluster remembers it.")
    private String from;

    @Inject
    RestoreCommand(Submission submission) {
        this.submission = requireNonNull(submission, "submission");
    }

    @Override
    public Integer call() throws InterruptedException {
        return submission.run(options, this::state).code();
    }

    private Optional<String> state(Cluster cluster, PipelinePlan plan) throws InterruptedException {
        if (!from.equals(LATEST)) {
            return Optional.of(from);
        }
        for (ClusterJob job : cluster.jobs()) {
            if (job.name().equals(plan.name())) {
                Optional<String> state = cluster.latestState(job);
                if (state.isPresent()) {
                    return state;
                }
            }
        }
        throw new StoppedException(
                ExitCode.RESTORE_REFUSED,
                "The cluster at %s remembers no state of a job named '%s'. Name the savepoint or checkpoint: --from PATH. Nothing was submitted."
                        .formatted(cluster.address(), plan.name()));
    }
}
