package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.job.FlinkRest;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells how jobs on a cluster get on. */
@Command(
        name = "status",
        description = {
            "Tells which jobs a cluster has or, of one, how it gets on: its state, what went in and out, its"
                    + " checkpoints and its latest failure. Exit code 1 if that job has failed.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "JOB",
            description = "The pipeline's name, or the job's id. Default: all jobs.")
    private String job;

    @Mixin private ClusterOptions cluster;

    @Inject
    StatusCommand(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() throws InterruptedException {
        Cluster flink = new Cluster(cluster.address());
        return (Optional.ofNullable(job).isEmpty() ? all(flink) : one(flink)).code();
    }

    private ExitCode all(Cluster flink) throws InterruptedException {
        List<ClusterJob> jobs = flink.jobs();
        if (jobs.isEmpty()) {
            terminal.print("The cluster at %s has no jobs.".formatted(flink.address()));
            return ExitCode.OK;
        }
        Table table = new Table(3);
        table.row(List.of("name", "state", "job", "for"));
        for (ClusterJob known : jobs) {
            table.row(
                    List.of(
                            known.name(),
                            known.state(),
                            known.id(),
                            Quantity.of(known.duration())));
        }
        terminal.print(table.render());
        return ExitCode.OK;
    }

    private ExitCode one(Cluster flink) throws InterruptedException {
        ClusterJob found = flink.job(job);
        FlinkRest numbers = new FlinkRest(flink.address(), JobID.fromHexString(found.id()));
        terminal.print(new JobStatusText(found, Clock.systemUTC().instant()).render(numbers));
        return found.hasFailed() ? ExitCode.JOB_FAILED : ExitCode.OK;
    }
}
