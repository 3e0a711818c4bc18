package io.dataprocessing.pipeline.benchmarks;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.benchmarks.data.Input;
import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peers.Peers;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Prepares what jobs need: empty topics to write, an empty directory, and names of their own. */
final class Jobs {

    private final String bootstrapServers;
    private final String registry;
    private final Admin admin;
    private final Path directory;
    private final OutputCheck outputs;
    private int started;

    Jobs(String bootstrapServers, String registry, Admin admin, Path directory) {
        this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
        this.registry = requireNonNull(registry, "registry");
        this.admin = requireNonNull(admin, "admin");
        this.directory = requireNonNull(directory, "directory");
        this.outputs = new OutputCheck(bootstrapServers, registry);
    }

    /** Makes topics and directory of the next job. */
    Job open(Scenario scenario, Input input, Peers peer)
            throws IOException, InterruptedException, ExecutionException {
        started++;
        String run = "%s-%s-%d".formatted(scenario.topology(), peer, started);
        Map<String, String> topics = new LinkedHashMap<>();
        scenario.topology().outputs().forEach(output -> topics.put(output, run + "-" + output));
        List<NewTopic> requests =
                topics.values().stream()
                        .map(
                                topic ->
                                        new NewTopic(
                                                topic,
                                                Optional.of(Input.PARTITIONS),
                                                Optional.empty()))
                        .toList();
        admin.createTopics(requests).all().get();
        Path state = Files.createDirectories(directory.resolve(run));
        return new Job(
                this,
                new JobSpec(
                        scenario,
                        bootstrapServers,
                        registry,
                        input.topic(), topics, run, state.toString()));
    }

    /** Fails if what a job wrote isn't what is expected. */
    void check(JobSpec spec, Map<String, Tally> expected, Reading reading) throws IOException {
        outputs.check(spec.outputs(), spec.scenario(), expected, reading);
    }

    /** Deletes what was made for a job. */
    void delete(JobSpec spec) throws InterruptedException {
        try (Stream<Path> files = Files.walk(Path.of(spec.directory()))) {
            admin.deleteTopics(spec.outputs().values()).all().get();
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + spec.directory(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("can't delete " + spec.outputs(), e);
        }
    }
}
