package io.dataprocessing.pipeline.app.cluster;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A Flink cluster: its jobs, their states, and what can be done with them. */
final class Cluster {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final long USUAL_REFRESH_MILLIS = 3000;

    private final ClusterRest rest;

    Cluster(URI address) {
        this(new ClusterRest(address));
    }

    Cluster(ClusterRest rest) {
        this.rest = requireNonNull(rest, "rest");
    }

    URI address() {
        return rest.address();
    }

    /**
     * What there is to run jobs on.
     *
     * @param version Flink's
     * @param slots how many are free
     * @param allSlots how many there are
     */
    record Capacity(String version, int slots, int allSlots) {}

    Capacity capacity() throws InterruptedException {
        JsonNode overview = rest.get("/overview");
        return new Capacity(
                overview.path("flink-version").asText(),
                overview.path("slots-available").asInt(),
                overview.path("slots-total").asInt());
    }

    /** The jobs that the cluster knows, the newest first. */
    List<ClusterJob> jobs() throws InterruptedException {
        List<ClusterJob> jobs = new ArrayList<>();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            jobs.add(
                    new ClusterJob(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText(),
                            Instant.ofEpochMilli(job.path("start-time").asLong()),
                            Duration.ofMillis(job.path("duration").asLong()),
                            job.path("tasks").path("running").asInt(),
                            job.path("tasks").path("total").asInt()));
        }
        jobs.sort(Comparator.comparing(ClusterJob::started).reversed());
        return jobs;
    }

    /**
     * The newest job of a name or id.
     *
     * @throws StoppedException if there is none
     */
    ClusterJob job(String nameOrId) throws InterruptedException {
        List<ClusterJob> jobs = jobs();
        return jobs.stream()
                .filter(job -> job.isCalled(nameOrId))
                .min(Comparator.comparing(ClusterJob::hasEnded))
                .orElseThrow(() -> unknown(nameOrId, jobs));
    }

    /**
     * The only job of a name or id that hasn't ended.
     *
     * @throws StoppedException if there is none, or several
     */
    ClusterJob running(String nameOrId) throws InterruptedException {
        List<ClusterJob> jobs = jobs();
        Predicate<ClusterJob> called = job -> job.isCalled(nameOrId);
        List<ClusterJob> running =
                jobs.stream().filter(called.and(job -> !job.hasEnded())).toList();
        if (running.size() > 1) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "%d jobs named '%s' run at %s. Say which by its id: %s."
                            .formatted(
                                    running.size(),
                                    nameOrId,
                                    address(),
                                    running.stream()
                                            .map(ClusterJob::id)
                                            .collect(Collectors.joining(", "))));
        }
        if (running.isEmpty()) {
            Optional<ClusterJob> ended = jobs.stream().filter(called).findFirst();
            throw ended.isEmpty()
                    ? unknown(nameOrId, jobs)
                    : new StoppedException(
                            ExitCode.USAGE,
                            "Job '%s' doesn't run at %s: it's %s."
                                    .formatted(nameOrId, address(), ended.get().state()));
        }
        return running.get(0);
    }

    /**
     * The newest savepoint or checkpoint of an ended job from which another one can start.
     *
     * <p>For some seconds a cluster gives the answer that it gave before. An older state would mean
     * output twice, so we wait until no answer can be from before the job's end.
     */
    Optional<String> latestState(ClusterJob job) throws InterruptedException {
        long keptMillis = rest.get("/config").path("refresh-interval").asLong(USUAL_REFRESH_MILLIS);
        Thread.sleep(keptMillis + LOOK_EVERY.toMillis());
        JsonNode checkpoints = rest.get("/jobs/" + job.id() + "/checkpoints");
        JsonNode latest = checkpoints.path("latest");
        List<JsonNode> states = new ArrayList<>();
        latest.forEach(states::add);
        checkpoints.path("history").forEach(states::add);
        return states.stream()
                .filter(state -> state.path("external_path").asText("").contains(":"))
                .filter(state -> state.path("status").asText("COMPLETED").equals("COMPLETED"))
                .filter(state -> !state.path("discarded").asBoolean())
                .max(Comparator.comparingLong(state -> state.path("id").asLong()))
                .map(state -> state.path("external_path").asText());
    }

    /**
     * Stops a job so that all it read is committed, and waits for it.
     *
     * @param directory where its state goes; empty for the cluster's own place
     * @param drain whether event time goes to its end first, which closes all windows
     * @return where its state is
     * @throws StoppedException if it goes on, or didn't stop in time
     */
    String stop(ClusterJob job, Optional<String> directory, boolean drain, Duration patience)
            throws InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        directory.ifPresent(path -> fields.put("targetDirectory", path));
        fields.put("drain", drain);
        fields.put("formatType", "CANONICAL");
        String trigger =
                rest.post("/jobs/" + job.id() + "/stop", fields).path("request-id").asText();
        long end = System.nanoTime() + patience.toNanos();
        do {
            JsonNode answer = rest.get("/jobs/" + job.id() + "/savepoints/" + trigger);
            if (answer.path("status").path("id").asText().equals("COMPLETED")) {
                return location(job, answer.path("operation"));
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        } while (System.nanoTime() < end);
        throw new StoppedException(
                ExitCode.PREFLIGHT,
                "'%s' is not stopped yet, after %d s. It stops when its savepoint is complete: see 'pipeline status %s'."
                        .formatted(job.name(), patience.toSeconds(), job.id()));
    }

    private static String location(ClusterJob job, JsonNode operation) {
        JsonNode location = operation.path("location");
        if (location.isTextual()) {
            return location.asText();
        }
        throw new StoppedException(
                ExitCode.JOB_FAILED,
                "'%s' could not be stopped with a savepoint: %s"
                        .formatted(
                                job.name(),
                                ClusterFailure.of(
                                        operation
                                                .path("failure-cause")
                                                .path("stack-trace")
                                                .asText(
                                                        operation
                                                                .path("failure-cause")
                                                                .path("class")
                                                                .asText()))));
    }

    /** Cancels a job: what it read since its last checkpoint is not committed. */
    void cancel(ClusterJob job) throws InterruptedException {
        rest.patch("/jobs/" + job.id());
    }

    private StoppedException unknown(String nameOrId, List<ClusterJob> jobs) {
        List<String> names = jobs.stream().map(ClusterJob::name).distinct().sorted().toList();
        Optional<String> meant = Suggestion.nearest(nameOrId, names);
        return new StoppedException(
                ExitCode.USAGE,
                "The cluster at %s knows no job '%s'.%s"
                        .formatted(
                                address(),
                                nameOrId,
                                meant.map(" Did you mean '%s'?"::formatted)
                                        .orElse(
                                                names.isEmpty()
                                                        ? " It has none."
                                                        : " Known: "
                                                                + String.join(", ", names)
                                                                + ".")));
    }
}
