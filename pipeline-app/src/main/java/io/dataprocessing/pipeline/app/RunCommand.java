package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.LocalRun;
import io.dataprocessing.pipeline.app.run.PipelineFileOptions;
import io.dataprocessing.pipeline.app.run.RunOverrides;
import io.dataprocessing.pipeline.app.run.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a pipeline on a Flink in this process. */
@Command(
        name = "run",
        description = {
            "Runs a pipeline on a Flink in this process, against the brokers that the file names.",
            "",
            "With --kafka embedded a broker in this process takes their place, for the time of the run: its"
                    + " topics are created, sources read them from the start, and --load and --dump fill and"
                    + " empty them.",
            ""
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  pipeline run orders.yaml --kafka embedded --until-end \\",
            "      --load orders=orders.jsonl --dump revenue=revenue.jsonl"
        })
final class RunCommand implements Callable<Integer> {

    private final LocalRun run;

    @Spec private CommandSpec spec;

    @Mixin private PipelineFileOptions file;

    @Option(
            names = "--kafka",
            paramLabel = "embedded",
            description = "Use a broker in this process instead of the file's.")
    private Kafka kafka;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Partitions of the source topics on the embedded broker. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--load",
            paramLabel = "SOURCE=FILE",
            description =
                    "Put the lines of a file into a source's topic first; each line's bytes are a record's"
                            + " value. A file that ends in .gz is unpacked.")
    private final Map<String, Path> loads = new LinkedHashMap<>();

    @Option(
            names = "--key-separator",
            paramLabel = "TEXT",
            description = "In the files to load, what stands between a record's key and its value.")
    private String keySeparator;

    @Option(
            names = "--dump",
            paramLabel = "SINK=FILE",
            description =
                    "Write what a sink commits to a file of JSON lines: JSON values as they are, other text as"
                            + " a JSON string, other bytes as {\"base64\": …}.")
    private final Map<String, Path> dumps = new LinkedHashMap<>();

    @Option(
            names = "--until-end",
            description =
                    "Read every source to its current end, close all windows, commit, sum up and exit. A job"
                            + " that fails is not restarted, unless the file says how.")
    private boolean untilEnd;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description =
                    "Start with the state of a savepoint or a retained checkpoint. It's looked at first: state that"
                            + " doesn't fit the pipeline is refused, and all that doesn't is told.")
    private String savepoint;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Instead of the file's execution.parallelism.")
    private Integer parallelism;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            description = "Port of Flink's web UI. Default: 8081, or any free one if that's taken.")
    private Integer webPort;

    @Inject
    RunCommand(LocalRun run) {
        this.run = requireNonNull(run, "run");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        positive("--partitions", partitions);
        if (parallelism != null) {
            positive("--parallelism", parallelism);
        }
        RunRequest request =
                new RunRequest(
                        file.file(),
                        file.overrides().overrides(),
                        kafka == Kafka.EMBEDDED,
                        partitions,
                        loads,
                        Optional.ofNullable(keySeparator).filter(text -> !text.isEmpty()),
                        dumps,
                        new RunOverrides(Optional.empty(), untilEnd, optional(parallelism)),
                        optional(webPort),
                        Optional.ofNullable(savepoint));
        return run.run(request).code();
    }

    private void positive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s is %d, but must be 1 or more.".formatted(option, value));
        }
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** The brokers that may take the place of the file's. */
    enum Kafka {
        /** In this process. */
        EMBEDDED
    }
}
