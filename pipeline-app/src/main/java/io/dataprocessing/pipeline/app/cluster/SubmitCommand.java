package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Submits a pipeline to a cluster. */
@Command(
        name = "submit",
        description = {
            "Submits a pipeline to a Flink cluster and shows how it gets on. It looks first at whatever could"
                    + " keep it from running; Ctrl-C leaves the job alone.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {

    private final Submission submission;

    @Mixin private SubmitOptions options;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description =
                    "Start with the state of a savepoint or a retained checkpoint, as 'pipeline restore' does.")
    private String savepoint;

    @Inject
    SubmitCommand(Submission submission) {
        this.submission = requireNonNull(submission, "submission");
    }

    @Override
    public Integer call() throws InterruptedException {
        return submission.run(options, (cluster, plan) -> Optional.ofNullable(savepoint)).code();
    }
}
