package io.dataprocessing.pipeline.app.job;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/** A job that was submitted to a {@link LocalFlink}. Used by one thread. */
public final class RunningJob {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final JobClient client;
    private final FlinkRest rest;
    private final long submitted = System.nanoTime();
    private JobCounts counts = JobCounts.none();

    /** A job and the web address of its cluster. */
    public RunningJob(JobClient client, URI webAddress) {
        this.client = requireNonNull(client, "client");
        this.rest = new FlinkRest(webAddress, client.getJobID());
    }

    /** For how long the job runs. */
    public Duration running() {
        return Duration.ofNanos(System.nanoTime() - submitted);
    }

    /**
     * Waits until the job ends or is to be stopped.
     *
     * @param stop ends the waiting
     * @param watcher gets a snapshot about every second
     * @return whether the job ended by itself
     */
    public boolean watch(StopSignal stop, Consumer<JobSnapshot> watcher)
            throws InterruptedException {
        CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
        CompletableFuture<Object> either = CompletableFuture.anyOf(result, stop.given());
        while (!either.isDone()) {
            try {
                either.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                watcher.accept(snapshot());
            } catch (ExecutionException e) {
                return true;
            }
        }
        return result.isDone();
    }

    /** The end of a job that ended by itself. */
    public JobEnd end() throws InterruptedException {
        return end(JobEnd.How.FINISHED);
    }

    /**
     * Stops the job so that all it read is committed.
     *
     * @param drain whether event time goes to its end first, which closes all windows
     * @param directory the address of the directory where its state goes
     */
    public JobEnd stop(boolean drain, String directory) throws InterruptedException {
        try {
            client.stopWithSavepoint(drain, directory, SavepointFormatType.CANONICAL)
                    .get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return end(JobEnd.How.STOPPED);
        } catch (ExecutionException | TimeoutException e) {
            return cancel(e);
        }
    }

    private JobEnd end(JobEnd.How how) throws InterruptedException {
        try {
            JobExecutionResult result = client.getJobExecutionResult().get();
            counts = JobCounts.of(result.getAllAccumulatorResults());
            return new JobEnd(how, counts, Optional.empty());
        } catch (ExecutionException e) {
            return new JobEnd(JobEnd.How.FAILED, counts, Optional.of(e.getCause()));
        }
    }

    private JobEnd cancel(Exception reason) throws InterruptedException {
        try {
            client.cancel().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new JobEnd(JobEnd.How.CANCELLED, counts, Optional.of(reason));
        } catch (ExecutionException | TimeoutException e) {
            return new JobEnd(JobEnd.How.FAILED, counts, Optional.of(e));
        }
    }

    private JobSnapshot snapshot() throws InterruptedException {
        FlinkRest.SourceProgress sources = rest.sources();
        return new JobSnapshot(
                running(),
                ask(() -> client.getJobStatus().thenApply(Enum::name), "UNKNOWN"),
                ask(() -> client.getAccumulators().thenApply(this::keep), counts),
                sources.lag(),
                sources.watermark(),
                rest.checkpoints(),
                rest.failure());
    }

    private JobCounts keep(Map<String, Object> accumulators) {
        counts = JobCounts.of(accumulators);
        return counts;
    }

    /** Flink's answer, or another one while it gives none: it may have ended in between. */
    private static <T> T ask(Supplier<CompletableFuture<T>> question, T otherwise)
            throws InterruptedException {
        try {
            return question.get().get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            return otherwise;
        }
    }
}
