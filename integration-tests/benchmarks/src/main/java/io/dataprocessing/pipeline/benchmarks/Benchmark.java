package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.data.InputTopics;
import io.dataprocessing.pipeline.benchmarks.peers.Peers;
import io.dataprocessing.pipeline.benchmarks.process.Broker;
import io.dataprocessing.pipeline.benchmarks.report.JsonReport;
import io.dataprocessing.pipeline.benchmarks.report.MarkdownReport;
import io.dataprocessing.pipeline.benchmarks.report.ScenarioResult;
import io.dataprocessing.pipeline.benchmarks.scenario.Backend;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program that measures: a matrix of scenarios and peers, on one broker, in turns. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Measures pipelines against what people write by hand.")
public final class Benchmark implements Callable<Integer> {

    @Option(names = "--preset", description = "${COMPLETION-CANDIDATES}: scenarios to begin with.")
    private Preset preset = Preset.QUICK;

    @Option(names = "--topology", split = ",", description = "${COMPLETION-CANDIDATES}.")
    private List<Topology> topologies = List.of();

    @Option(names = "--payload", split = ",", description = "${COMPLETION-CANDIDATES}.")
    private List<Payload> payloads = List.of();

    @Option(names = "--guarantee", split = ",", description = "${COMPLETION-CANDIDATES}.")
    private List<Guarantee> guarantees = List.of();

    @Option(names = "--backend", split = ",", description = "${COMPLETION-CANDIDATES}.")
    private List<Backend> backends = List.of();

    @Option(names = "--parallelism", split = ",", description = "Instances of each part.")
    private List<Integer> parallelism = List.of();

    @Option(names = "--keys", split = ",", description = "Different keys of the input.")
    private List<Long> keys = List.of();

    @Option(names = "--peer", split = ",", description = "${COMPLETION-CANDIDATES}; all if left out.")
    private List<Peers> peers = List.of();

    @Option(names = "--records", description = "Records of an input.")
    private long records = 1_000_000;

    @Option(names = "--compression", description = "Of the inputs: none, lz4, zstd, gzip, snappy.")
    private String compression = "none";

    @Option(names = "--warm-ups", description = "Rounds that don't count.")
    private int warmUps = 2;

    @Option(names = "--rounds", description = "Rounds that count.")
    private int rounds = 5;

    @Option(names = "--check", description = "${COMPLETION-CANDIDATES}: whose output is compared.")
    private Settings.Checks checks = Settings.Checks.ALL;

    @Option(names = "--jvm", split = ",", description = "Options of the peers' JVMs.")
    private List<String> jvm = List.of("-Xmx1g", "-XX:+UseG1GC");

    @Option(names = "--latency", description = "Seconds to measure latency; 0 for not at all.")
    private int latencySeconds;

    @Option(names = "--directory", description = "For data and logs; a temporary one if left out.")
    private Path directory;

    @Option(names = "--out", description = "Where results.md and results.json go.")
    private Path out = Path.of("target", "benchmark");

    private Benchmark() {}

    /** Runs what the command line says. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Does it without ending this process. */
    static int run(String... arguments) {
        return new CommandLine(new Benchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        Settings settings =
                new Settings(
                        peers.isEmpty() ? List.of(Peers.values()) : peers,
                        records,
                        compression,
                        warmUps,
                        rounds,
                        checks,
                        jvm,
                        latencySeconds);
        boolean temporary = directory == null;
        Path work = temporary ? Files.createTempDirectory("benchmark") : directory;
        Files.createDirectories(work);
        try {
            List<ScenarioResult> results = measure(settings, work);
            return results.stream()
                            .flatMap(result -> result.peers().stream())
                            .allMatch(peer -> peer.failure().isEmpty())
                    ? 0
                    : 1;
        } finally {
            if (temporary) {
                delete(work);
            }
        }
    }

    private List<ScenarioResult> measure(Settings settings, Path work) throws Exception {
        List<String> facts = Machine.facts(settings);
        List<ScenarioResult> results = new ArrayList<>();
        try (Broker broker = Broker.start(work);
                RegistryStub registry = RegistryStub.start();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            ScenarioRun run =
                    new ScenarioRun(
                            new InputTopics(broker.bootstrapServers(), registry.url(), admin),
                            new Jobs(broker.bootstrapServers(), registry.url(), admin, work),
                            settings,
                            work,
                            new Progress(System.out));
            for (Scenario scenario : scenarios()) {
                results.add(run.run(scenario));
                // After each, so that a run which is stopped leaves what it has measured.
                write(facts, results);
            }
        }
        return results;
    }

    /** Those of the preset, where each option that was given takes the place of its values. */
    private Set<Scenario> scenarios() {
        Set<Scenario> scenarios = new LinkedHashSet<>();
        for (Scenario scenario : preset.scenarios()) {
            for (Topology topology : or(topologies, scenario.topology())) {
                for (Payload payload : or(payloads, scenario.payload())) {
                    for (Guarantee guarantee : or(guarantees, scenario.guarantee())) {
                        for (Backend backend : or(backends, scenario.backend())) {
                            for (int instances : or(parallelism, scenario.parallelism())) {
                                for (long accounts : or(keys, scenario.keys())) {
                                    scenarios.add(
                                            new Scenario(
                                                    topology,
                                                    payload,
                                                    guarantee,
                                                    backend,
                                                    instances,
                                                    accounts));
                                }
                            }
                        }
                    }
                }
            }
        }
        return scenarios;
    }

    private static <T> List<T> or(List<T> given, T usual) {
        return given.isEmpty() ? List.of(usual) : given;
    }

    private void write(List<String> facts, List<ScenarioResult> results) throws Exception {
        Files.createDirectories(out);
        MarkdownReport markdown = new MarkdownReport(facts);
        results.forEach(markdown::add);
        Files.writeString(out.resolve("results.md"), markdown.text());
        JsonReport json = new JsonReport(facts);
        results.forEach(json::add);
        Files.writeString(out.resolve("results.json"), json.text());
    }

    private static void delete(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
