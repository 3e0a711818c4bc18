package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.demo.Demo;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows a pipeline at work. */
@Command(
        name = "demo",
        description = {
            "Shows a pipeline at work with nothing to set up: a Kafka broker and a Flink in this process,"
                    + " orders that are generated, and results as they come.",
            ""
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private final Demo demo;

    @Spec private CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "End after that time, such as 30s or 5min. Default: Ctrl-C ends it.")
    private Duration time;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Orders per second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed generates the same orders. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            description = "Port of Flink's web UI. Default: 8081, or any free one if that's taken.")
    private Integer webPort;

    @Inject
    DemoCommand(Demo demo) {
        this.demo = requireNonNull(demo, "demo");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rate < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rate is %d, but must be 1 or more.".formatted(rate));
        }
        OptionalInt port = webPort == null ? OptionalInt.empty() : OptionalInt.of(webPort);
        return demo.run(Optional.ofNullable(time), rate, seed, port).code();
    }
}
