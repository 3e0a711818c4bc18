package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.data.Input;
import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Round;
import io.dataprocessing.pipeline.benchmarks.process.PeerProcess;
import io.dataprocessing.pipeline.benchmarks.report.PeerResult;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** A peer in a scenario: its process, and what it has shown so far. */
final class Turn implements AutoCloseable {

    private final PeerProcess process;
    private final Scenario scenario;
    private final Input input;
    private final Map<String, Tally> expected;
    private final Reading reading;
    private final Jobs jobs;
    private final Settings settings;
    private final Progress progress;
    private final List<Round> rounds = new ArrayList<>();
    private Optional<String> failure = Optional.empty();

    /**
     * A peer whose process was started.
     *
     * @param process of the peer
     * @param scenario that it runs
     * @param input that it reads
     * @param expected what it has to write, by output
     * @param reading what of its output is a result
     * @param run what is common to all turns
     */
    Turn(
            PeerProcess process,
            Scenario scenario,
            Input input,
            Map<String, Tally> expected,
            Reading reading,
            ScenarioRun run) {
        this.process = process;
        this.scenario = scenario;
        this.input = input;
        this.expected = expected;
        this.reading = reading;
        this.jobs = run.jobs();
        this.settings = run.settings();
        this.progress = run.progress();
    }

    /** Runs a round, unless the peer has failed before. */
    void take(int number, boolean counts) throws InterruptedException, ExecutionException {
        if (failure.isPresent()) {
            return;
        }
        try (Job job = jobs.open(scenario, input, process.peer())) {
            Round round = round(job.spec());
            if (settings.checks().includes(number)) {
                jobs.check(job.spec(), expected, reading);
            }
            progress.round(process.peer(), number, counts, round);
            if (counts) {
                rounds.add(round);
            }
        } catch (IOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
            progress.failure(process.peer(), number, failure.get());
        }
    }

    PeerResult result() {
        return new PeerResult(process.peer().label(), rounds, Optional.empty(), failure);
    }

    private Round round(JobSpec spec) throws IOException {
        Map<String, Long> records =
                expected.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue().records()));
        return process.round(spec, input.records(), records);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
