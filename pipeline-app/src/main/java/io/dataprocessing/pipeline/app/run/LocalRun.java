package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.job.JobEnd;
import io.dataprocessing.pipeline.app.job.LocalFlink;
import io.dataprocessing.pipeline.app.job.RunningJob;
import io.dataprocessing.pipeline.app.job.StopSignal;
import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaException;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.TopicLoader;
import io.dataprocessing.pipeline.app.local.Topics;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.PipelineConfig;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The verb {@code run}: a pipeline on a Flink in this process, and on a broker if wished. */
public final class LocalRun {

    /** Stands for the broker that isn't started yet; nobody connects to it. */
    private static final String NO_BROKER = "127.0.0.1:9";

    private final Stages stages;
    private final Terminal terminal;

    /** A run that writes to a terminal. */
    @Inject
    public LocalRun(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    /**
     * Runs until the pipeline ends or this process is told to.
     *
     * @throws StoppedException if it doesn't start or fails
     * @throws io.dataprocessing.pipeline.core.problem.InvalidPipelineException if the file is wrong
     */
    public ExitCode run(RunRequest request) throws IOException, InterruptedException {
        PipelineConfig config = stages.parse(request.file(), request.words());
        // A wrong file is found before a broker is started for it.
        PipelinePlan checked = plan(config, request, NO_BROKER);
        check(request, checked);
        stages.warnings(config, checked).ifPresent(terminal::printError);
        try (LocalFlink flink = LocalJob.flink(request.webPort());
                StopSignal stop = StopSignal.atExit()) {
            if (!request.embeddedKafka()) {
                return run(request, new LocalJob(stages, checked, flink, terminal), flink, stop);
            }
            try (EmbeddedKafka kafka = start()) {
                PipelinePlan plan = plan(config, request, kafka.bootstrapServers());
                terminal.print("Kafka runs in this process at " + kafka.bootstrapServers());
                fillTopics(request, plan, kafka.bootstrapServers());
                LocalJob job = new LocalJob(stages, plan, flink, terminal);
                try (Dumps dumps = new Dumps(kafka.bootstrapServers(), terminal)) {
                    for (SinkPlan sink : plan.sinks()) {
                        if (request.dumps().containsKey(sink.name())) {
                            dump(sink, sink.endpoints(), request.dumps().get(sink.name()), dumps);
                        }
                    }
                    return run(request, job, flink, stop);
                }
            }
        }
    }

    private static void dump(SinkPlan sink, List<Endpoint> endpoints, Path file, Dumps dumps) {
        try {
            dumps.add(sink, endpoints, file);
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "--dump %s=%s: the file can't be written. Name one in a directory where you may write."
                            .formatted(sink.name(), file),
                    e);
        }
    }

    private ExitCode run(RunRequest request, LocalJob job, LocalFlink flink, StopSignal stop)
            throws IOException, InterruptedException {
        request.savepoint().map(job::startFrom).orElse(List.of()).forEach(terminal::print);
        job.prepare().forEach(terminal::print);
        RunningJob running = job.submit();
        terminal.print(
                "Flink runs in this process, its web UI at %s. Ctrl-C stops the pipeline."
                        .formatted(flink.webAddress()));
        boolean ended = running.watch(stop, job.status()::show);
        JobEnd end = ended ? running.end() : running.stop(false, job.savepoints());
        return job.tell(end, running.running());
    }

    private PipelinePlan plan(PipelineConfig config, RunRequest request, String broker) {
        RunOverrides overrides =
                request.embeddedKafka()
                        ? request.overrides().withBroker(broker)
                        : request.overrides();
        return stages.plan(overrides.applyTo(config));
    }

    private void fillTopics(RunRequest request, PipelinePlan plan, String broker)
            throws IOException {
        try (Topics topics = Topics.of(broker)) {
            Set<String> names = new TreeSet<>();
            for (SourcePlan source : plan.sources()) {
                source.endpoints().stream()
                        .filter(endpoint -> !endpoint.pattern())
                        .forEach(endpoint -> names.add(endpoint.resource()));
            }
            topics.create(names, request.partitions());
        }
        TopicLoader loader = new TopicLoader(broker, request.keySeparator());
        for (SourcePlan source : plan.sources()) {
            Path file = request.loads().get(source.name());
            if (file != null) {
                String topic = source.endpoints().get(0).resource();
                long records = load(loader, file, topic);
                terminal.print(
                        "%s loaded from %s into topic '%s' of source '%s'"
                                .formatted(
                                        Quantity.of(records, "record"),
                                        file,
                                        topic,
                                        source.name()));
            }
        }
    }

    private static long load(TopicLoader loader, Path file, String topic) {
        try {
            return loader.load(file, topic);
        } catch (IOException e) {
            throw new StoppedException(ExitCode.USAGE, e.getMessage() + ".", e);
        }
    }

    private void check(RunRequest request, PipelinePlan plan) {
        if (!request.embeddedKafka() && !(request.loads().isEmpty() && request.dumps().isEmpty())) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "--load and --dump need --kafka embedded, so that they never touch topics that others use.");
        }
        List<String> sources = plan.sources().stream().map(SourcePlan::name).toList();
        checkNames("--load", "source", request.loads(), sources);
        checkNames(
                "--dump",
                "sink",
                request.dumps(),
                plan.sinks().stream().map(SinkPlan::name).toList());
        for (Map.Entry<String, Path> load : request.loads().entrySet()) {
            if (!Files.isReadable(load.getValue()) || Files.isDirectory(load.getValue())) {
                throw new StoppedException(
                        ExitCode.USAGE,
                        "--load %s=%s: there is no such file, or it can't be read."
                                .formatted(load.getKey(), load.getValue()));
            }
        }
        for (SourcePlan source : plan.sources()) {
            if (request.loads().containsKey(source.name())
                    && source.endpoints().stream().allMatch(Endpoint::pattern)) {
                throw new StoppedException(
                        ExitCode.USAGE,
                        "--load %s: the source reads a pattern of topics, so there is no topic to load into."
                                .formatted(source.name()));
            }
        }
    }

    private static void checkNames(
            String option, String kind, Map<String, Path> files, Collection<String> known) {
        for (String name : files.keySet()) {
            if (!known.contains(name)) {
                throw new StoppedException(
                        ExitCode.USAGE,
                        "%s %s: the pipeline has no %s of that name. Known: %s."
                                .formatted(
                                        option,
                                        name,
                                        kind,
                                        known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    private static EmbeddedKafka start() {
        try {
            return EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
        } catch (EmbeddedKafkaException e) {
            throw new StoppedException(ExitCode.PREFLIGHT, e.getMessage() + ".", e);
        }
    }
}
