package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.init.FileSample;
import io.dataprocessing.pipeline.app.init.PipelineDraft;
import io.dataprocessing.pipeline.app.init.Sample;
import io.dataprocessing.pipeline.app.init.TopicSample;
import io.dataprocessing.pipeline.app.run.Stages;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.config.ConfigOverrides;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a pipeline file out of sample records. */
@Command(
        name = "init",
        description = {
            "Looks at records of a file or a topic and writes a pipeline file for them, with the schema"
                    + " that they seem to have. Never overwrites a file.",
            ""
        },
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final Stages stages;
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The name of the pipeline and its source.")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "A file with a record in each line: CSV with a header if it ends in .csv, else"
                            + " JSON. Unpacked if it ends in .gz.")
    private Path from;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description =
                    "The topic that the pipeline reads, and the one to look at where no file is"
                            + " given. Default: NAME.")
    private String topic;

    @Option(
            names = "--bootstrap",
            paramLabel = "SERVERS",
            defaultValue = "localhost:9092",
            description = "The addresses of brokers. Default: ${DEFAULT-VALUE}.")
    private String bootstrapServers;

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description =
                    "A property of the Kafka client that looks at the topic, such as those to log in;"
                            + " it isn't written into the file. May be given several times.")
    private final Map<String, String> properties = new TreeMap<>();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many records to look at. Default: ${DEFAULT-VALUE}.")
    private int records;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write. Default: NAME.yaml.")
    private Path output;

    @Inject
    InitCommand(Stages stages, Terminal terminal) {
        this.stages = requireNonNull(stages, "stages");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        Path file = output == null ? Path.of(name + ".yaml") : output;
        check(file);
        String read = topic == null ? name : topic;
        PipelineDraft draft = PipelineDraft.of(name, read, bootstrapServers, sample(read), isCsv());
        write(file, draft.text());
        stages.plan(stages.parse(file.toString(), ConfigOverrides.none()));
        terminal.print(
                "%s: a pipeline from topic %s, %s from %s. Read it through, then:"
                        .formatted(
                                file,
                                read,
                                Quantity.of(draft.fields(), "field"),
                                Quantity.of(draft.records(), "record")));
        terminal.print("  pipeline run %s".formatted(file));
        if (draft.unreadable() > 0) {
            terminal.printError(
                    "%s of the sample can't be read so."
                            .formatted(Quantity.of(draft.unreadable(), "record")));
        }
        return ExitCode.OK.code();
    }

    private void check(Path file) {
        if (!NAME.matcher(name).matches()) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "name '%s' is not allowed. Use a-z, 0-9 and '-', at most 60 characters."
                            .formatted(name));
        }
        if (records < 1) {
            throw new StoppedException(ExitCode.USAGE, "--records must be at least 1.");
        }
        if (Files.exists(file)) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "%s is there already and stays as it is. Choose another file with --output."
                            .formatted(file));
        }
    }

    private boolean isCsv() {
        return from != null
                && (from.toString().endsWith(".csv") || from.toString().endsWith(".csv.gz"));
    }

    private Sample sample(String read) {
        if (from != null) {
            return FileSample.read(from, records);
        }
        Map<String, String> all = new TreeMap<>(properties);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return TopicSample.read(read, all, records);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new StoppedException(ExitCode.USAGE, "%s is there already.".formatted(file), e);
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.USAGE, "%s can't be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
