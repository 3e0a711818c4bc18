package io.dataprocessing.pipeline.benchmarks;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.benchmarks.data.Input;
import io.dataprocessing.pipeline.benchmarks.data.InputTopics;
import io.dataprocessing.pipeline.benchmarks.peers.Peers;
import io.dataprocessing.pipeline.benchmarks.process.PeerProcess;
import io.dataprocessing.pipeline.benchmarks.report.ScenarioResult;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The rounds of a scenario: every peer has its turn in each. */
final class ScenarioRun {

    private final InputTopics inputs;
    private final Jobs jobs;
    private final Settings settings;
    private final Path directory;
    private final Progress progress;

    /**
     * What runs scenarios.
     *
     * @param inputs that are read
     * @param jobs that read them
     * @param settings how
     * @param directory for logs
     * @param progress who is told how far it has come
     */
    ScenarioRun(
            InputTopics inputs, Jobs jobs, Settings settings, Path directory, Progress progress) {
        this.inputs = requireNonNull(inputs, "inputs");
        this.jobs = requireNonNull(jobs, "jobs");
        this.settings = requireNonNull(settings, "settings");
        this.directory = requireNonNull(directory, "directory");
        this.progress = requireNonNull(progress, "progress");
    }

    Jobs jobs() {
        return jobs;
    }

    Settings settings() {
        return settings;
    }

    Progress progress() {
        return progress;
    }

    /** Runs all rounds of a scenario. */
    ScenarioResult run(Scenario scenario)
            throws IOException, InterruptedException, ExecutionException {
        progress.scenario(scenario);
        Input input =
                new Input(
                        scenario.payload(),
                        scenario.keys(),
                        settings.records(),
                        settings.compression());
        inputs.write(input);
        List<Turn> turns = new ArrayList<>();
        try {
            for (Peers peer : settings.peers()) {
                if (scenario.payload().isFor(scenario.topology()) && peer.create().runs(scenario)) {
                    turns.add(turn(peer, scenario, input));
                }
            }
            rounds(turns);
        } finally {
            for (Turn turn : turns) {
                turn.close();
            }
        }
        return new ScenarioResult(
                scenario, settings.records(), turns.stream().map(Turn::result).toList());
    }

    private void rounds(List<Turn> turns) throws InterruptedException, ExecutionException {
        for (int round = 0; round < settings.warmUps() + settings.rounds(); round++) {
            for (Turn turn : turns) {
                turn.take(round, round >= settings.warmUps());
            }
        }
    }

    private Turn turn(Peers peer, Scenario scenario, Input input) throws IOException {
        Reading reading = Reading.of(peer.create(), scenario.topology());
        return new Turn(
                PeerProcess.start(peer, settings.jvm(), directory),
                scenario,
                input,
                inputs.expected(scenario.topology(), input, reading == Reading.BYTES),
                reading,
                this);
    }
}
