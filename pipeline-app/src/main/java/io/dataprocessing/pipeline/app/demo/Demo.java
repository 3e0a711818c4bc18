package io.dataprocessing.pipeline.app.demo;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.job.JobEnd;
import io.dataprocessing.pipeline.app.job.JobSnapshot;
import io.dataprocessing.pipeline.app.job.LocalFlink;
import io.dataprocessing.pipeline.app.job.RunningJob;
import io.dataprocessing.pipeline.app.job.StopSignal;
import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaException;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.Topics;
import io.dataprocessing.pipeline.app.run.LocalJob;
import io.dataprocessing.pipeline.app.run.RunOverrides;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.run.StatusLine;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.ConfigOverrides;
import io.dataprocessing.pipeline.core.config.PipelineFile;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The verb {@code demo}: generated orders through a pipeline of the examples. */
public final class Demo {

    private static final String FILE = "examples/demo.yaml";
    private static final String SOURCE = "orders";
    private static final String TOPIC = "orders";
    private static final int PARTITIONS = 2;
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final Stages stages;
    private final Terminal terminal;
    private final Installation installation = Installation.ofThisProcess();

    /** A demo on a terminal. */
    @Inject
    public Demo(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    /**
     * Runs until the time is over or this process is told to end.
     *
     * @param time how long orders are generated; empty for no end
     * @param perSecond how many orders are generated
     * @param seed of the orders
     * @param webPort of Flink's web UI
     */
    public ExitCode run(Optional<Duration> time, int perSecond, long seed, OptionalInt webPort)
            throws IOException, InterruptedException {
        try (LocalFlink flink = LocalJob.flink(webPort);
                StopSignal stop = StopSignal.atExit();
                EmbeddedKafka kafka = start()) {
            PipelinePlan plan = plan(kafka.bootstrapServers());
            try (Topics topics = Topics.of(kafka.bootstrapServers())) {
                topics.create(Set.of(TOPIC), PARTITIONS);
            }
            LocalJob job = new LocalJob(stages, plan, flink, terminal);
            job.prepare();
            RunningJob running = job.submit();
            introduce(plan, kafka, flink, perSecond);
            JobEnd end;
            try (DemoResults results = DemoResults.start(kafka.bootstrapServers(), terminal);
                    OrderStream orders =
                            OrderStream.start(
                                    kafka.bootstrapServers(), TOPIC, perSecond, seed, terminal)) {
                end = watch(running, job, orders, time, stop);
            }
            ExitCode exitCode = job.tell(end, running.running());
            sayWhatIsNext();
            return exitCode;
        }
    }

    private JobEnd watch(
            RunningJob running,
            LocalJob job,
            OrderStream orders,
            Optional<Duration> time,
            StopSignal stop)
            throws IOException, InterruptedException {
        StatusLine status = job.status();
        StopSignal enough = StopSignal.byHand();
        stop.alsoGives(enough);
        boolean ended =
                running.watch(
                        enough,
                        snapshot -> {
                            status.show(snapshot);
                            if (time.isPresent() && isOver(snapshot, orders, time.get())) {
                                enough.stop();
                            }
                        });
        orders.end();
        return ended ? running.end() : running.stop(true, job.savepoints());
    }

    /** When the time is over no more orders come, and those that there are may still be read. */
    private static boolean isOver(JobSnapshot snapshot, OrderStream orders, Duration time) {
        if (snapshot.running().compareTo(time) < 0) {
            return false;
        }
        orders.end();
        return snapshot.counts().of(SOURCE, "in") >= orders.written()
                || snapshot.running().compareTo(time.plus(CATCH_UP)) > 0;
    }

    private void introduce(
            PipelinePlan plan, EmbeddedKafka kafka, LocalFlink flink, int perSecond) {
        terminal.print();
        terminal.print("  Kafka     " + kafka.bootstrapServers());
        terminal.print("  Flink     " + flink.webAddress() + " (web UI)");
        terminal.print(
                "  Orders    %s a second into topic '%s': up to 2.5 s out of order, 1 %% far too late, 1 %% broken"
                        .formatted(Quantity.of(perSecond), TOPIC));
        terminal.print("  Pipeline  " + FILE + ": " + String.join(" → ", names(plan)));
        terminal.print();
    }

    private static List<String> names(PipelinePlan plan) {
        List<String> names = new ArrayList<>();
        plan.sources().forEach(source -> names.add(source.name()));
        plan.steps().forEach(step -> names.add(step.name()));
        names.add(Quantity.of(plan.sinks().size(), "topic"));
        return names;
    }

    private void sayWhatIsNext() {
        String file = installation.example("demo.yaml");
        terminal.print();
        terminal.print("What to try next:");
        next("explain " + file, "what this pipeline does, in words");
        next("explain " + file + " --graph mermaid", "and as a picture");
        next("demo", "until Ctrl-C; meanwhile look at Flink's web UI");
        next("run --help", "a file and data of your own");
    }

    private void next(String arguments, String what) {
        terminal.print("  " + installation.command() + " " + arguments);
        terminal.print("      " + what);
    }

    private PipelinePlan plan(String bootstrapServers) {
        return stages.plan(
                RunOverrides.none()
                        .withBroker(bootstrapServers)
                        .applyTo(
                                stages.parse(
                                        PipelineFile.of(FILE, Path.of(""), text()),
                                        ConfigOverrides.none())));
    }

    private static String text() {
        try (InputStream file = Demo.class.getClassLoader().getResourceAsStream(FILE)) {
            return new String(requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedKafka start() {
        terminal.print(
                "A pipeline over generated orders, in this process and on this machine only.");
        try {
            return EmbeddedKafka.start(EmbeddedKafkaOptions.defaults());
        } catch (EmbeddedKafkaException e) {
            throw new StoppedException(ExitCode.PREFLIGHT, e.getMessage() + ".", e);
        }
    }
}
