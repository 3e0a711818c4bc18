package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.job.StopSignal;
import io.dataprocessing.pipeline.app.local.EmbeddedKafka;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaException;
import io.dataprocessing.pipeline.app.local.EmbeddedKafkaOptions;
import io.dataprocessing.pipeline.app.local.Topics;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A broker for trying things. */
@Command(
        name = "kafka",
        description = {
            "Runs a Kafka broker in this process, reachable from this machine only, until Ctrl-C.",
            ""
        },
        mixinStandardHelpOptions = true)
final class KafkaCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Where it listens; 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where it keeps its records. Default: a directory that is deleted at the end.")
    private Path data;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description = "A topic to create; may be given several times.")
    private final Set<String> topics = new TreeSet<>();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Partitions of topics that are created. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Inject
    KafkaCommand(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StopSignal stop = StopSignal.atExit()) {
            try (EmbeddedKafka kafka = start()) {
                try (Topics broker = Topics.of(kafka.bootstrapServers())) {
                    broker.create(topics, partitions);
                }
                terminal.print("Kafka runs at " + kafka.bootstrapServers() + ". Ctrl-C stops it.");
                stop.await();
            }
            terminal.print("Kafka stopped.");
        }
        return ExitCode.OK.code();
    }

    private EmbeddedKafka start() {
        try {
            EmbeddedKafkaOptions options =
                    EmbeddedKafkaOptions.defaults().withPort(port).withPartitions(partitions);
            return EmbeddedKafka.start(data == null ? options : options.withDataDirectory(data));
        } catch (EmbeddedKafkaException e) {
            throw new StoppedException(ExitCode.PREFLIGHT, e.getMessage() + ".", e);
        } catch (IllegalArgumentException e) {
            throw new StoppedException(ExitCode.USAGE, e.getMessage() + ".", e);
        }
    }
}
