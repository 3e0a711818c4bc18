package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops a job on a cluster. */
@Command(
        name = "stop",
        description = {
            "Stops a job so that all it read is committed, and says where its state is, from which 'pipeline"
                    + " restore' goes on.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "JOB",
            description = "The pipeline's name, or the job's id.")
    private String job;

    @Mixin private ClusterOptions cluster;

    @Option(
            names = "--savepoint",
            arity = "0..1",
            paramLabel = "DIR",
            fallbackValue = "",
            defaultValue = "",
            description =
                    "The directory for the state, which the cluster can write. Default: the cluster's own place for"
                            + " savepoints.")
    private String directory;

    @Option(
            names = "--drain",
            description =
                    "Let event time go to its end first, which closes all windows. Not for a job that is to go on.")
    private boolean drain;

    @Option(
            names = "--cancel",
            description =
                    "Cancel instead: at once, without a savepoint. What was read since the last checkpoint is not"
                            + " committed.")
    private boolean cancel;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10min",
            description = "How long to wait. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    @Inject
    StopCommand(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() throws InterruptedException {
        Cluster flink = new Cluster(cluster.address());
        ClusterJob found = flink.running(job);
        if (cancel) {
            flink.cancel(found);
            terminal.print("'%s' is being cancelled.".formatted(found.name()));
            return ExitCode.OK.code();
        }
        terminal.showStatus("'%s' is being stopped.".formatted(found.name()));
        Optional<String> place = Optional.of(directory).filter(path -> !path.isBlank());
        String savepoint = flink.stop(found, place, drain, timeout);
        terminal.endStatus();
        terminal.print(
                "'%s' is stopped; all that it read is committed. Its state is in %s"
                        .formatted(found.name(), savepoint));
        return ExitCode.OK.code();
    }
}
