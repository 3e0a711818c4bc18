package io.dataprocessing.pipeline.app;

import static java.util.Objects.requireNonNull;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.dataprocessing.pipeline.app.cluster.RestoreCommand;
import io.dataprocessing.pipeline.app.cluster.StatusCommand;
import io.dataprocessing.pipeline.app.cluster.StopCommand;
import io.dataprocessing.pipeline.app.cluster.SubmitCommand;
import io.dataprocessing.pipeline.app.dlq.DlqCommand;
import io.dataprocessing.pipeline.app.location.FlinkFileSystems;
import io.dataprocessing.pipeline.app.plugin.PluginCommand;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line, and the main class of the job JAR: {@code flink run pipeline-app-job.jar
 * --config orders.yaml} is the verb {@code job}.
 */
@Command(
        name = "pipeline",
        description = "Runs Kafka and Flink pipelines that are described in YAML files.",
        mixinStandardHelpOptions = true,
        versionProvider = PipelineVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            RunCommand.class,
            SubmitCommand.class,
            StatusCommand.class,
            StopCommand.class,
            RestoreCommand.class,
            ValidateCommand.class,
            ExplainCommand.class,
            DemoCommand.class,
            KafkaCommand.class,
            SchemasCommand.class,
            ListCommand.class,
            DescribeCommand.class,
            DlqCommand.class,
            PluginCommand.class,
            JobCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the job failed",
            "2:the command line or the pipeline file is wrong; nothing was started",
            "3:a system that the pipeline needs is not there or doesn't fit; nothing was submitted",
            "4:the state to start from doesn't fit the pipeline"
        },
        footerHeading = "%nTo begin:%n",
        footer = {
            "  pipeline demo --for 30s        a pipeline at work, with nothing to set up",
            "  pipeline validate FILE         what is wrong with a pipeline file",
            "  pipeline COMMAND --help        all about a command"
        })
public final class PipelineCli implements Runnable {

    private static final String OPTION = "--";
    private static final String CONFIG = "--config";
    private static final String FLINK = "org.apache.flink.";
    private static final String FLINK_CLIENT = FLINK + "client.cli.CliFrontend";
    private static final String JOB = "job";

    @Spec private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of what went wrong.")
    private boolean debug;

    private final Catalogs catalogs;

    private PipelineCli(Catalogs catalogs) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
    }

    /** The entry point of the process, or of Flink's. */
    public static void main(String[] arguments) {
        if (!startedBy(FLINK)) {
            FlinkFileSystems.load();
        }
        int exitCode = execute(Terminal.system(), arguments);
        if (!isJob(arguments)) {
            System.exit(exitCode);
        }
        if (exitCode != ExitCode.OK.code()) {
            if (isCalledByFlinkClient()) {
                System.exit(exitCode);
            }
            // A JobManager calls main too, and isn't ours to end.
            throw new SubmissionRefusedException();
        }
    }

    /** Executes a command line and returns its exit code. */
    public static int execute(Terminal terminal, String... arguments) {
        Injector injector = Guice.createInjector(new PipelineModule(terminal));
        Catalogs catalogs = injector.getInstance(Catalogs.class);
        int exitCode = commandLine(terminal, injector, catalogs).execute(withVerb(arguments));
        try {
            catalogs.closePlugins();
        } catch (IOException e) {
            terminal.printError("What was unpacked of plugins can't be removed: " + e.getMessage());
        }
        return exitCode;
    }

    /** The commands, their objects made by Guice. */
    static CommandLine commandLine(Terminal terminal) {
        Injector injector = Guice.createInjector(new PipelineModule(terminal));
        return commandLine(terminal, injector, injector.getInstance(Catalogs.class));
    }

    private static CommandLine commandLine(
            Terminal terminal, Injector injector, Catalogs catalogs) {
        PipelineCli cli = new PipelineCli(catalogs);
        CommandLine.IFactory usual = CommandLine.defaultFactory();
        CommandLine.IFactory factory =
                new CommandLine.IFactory() {
                    @Override
                    public <K> K create(Class<K> type) throws Exception {
                        return type.isAnnotationPresent(Command.class)
                                ? injector.getInstance(type)
                                : usual.create(type);
                    }
                };
        return new CommandLine(cli, factory)
                .setOut(terminal.out())
                .setErr(terminal.error())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new DurationConverter())
                .setParameterExceptionHandler((e, args) -> usageError(e, terminal))
                .setExecutionExceptionHandler((e, line, result) -> cli.failure(e, terminal));
    }

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder with the plugins. Default: that of this distribution.")
    void takePlugins(Path folder) {
        catalogs.use(folder);
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log more to the log file.")
    void logMore(boolean verbose) {
        if (verbose) {
            Configurator.setRootLevel(Level.INFO);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static String[] withVerb(String[] arguments) {
        if (!isJob(arguments) || (arguments.length > 0 && arguments[0].equals(JOB))) {
            return arguments;
        }
        String[] withVerb = new String[arguments.length + 1];
        withVerb[0] = JOB;
        System.arraycopy(arguments, 0, withVerb, 1, arguments.length);
        return withVerb;
    }

    /**
     * Whether Flink calls us for a job. On a JobManager an entry point of Flink's takes {@code
     * --config} for an abbreviation of its own {@code --configDir} unless the verb stands before.
     */
    private static boolean isJob(String[] arguments) {
        return arguments.length == 0
                ? startedBy(FLINK)
                : arguments[0].equals(JOB)
                        || (arguments[0].startsWith(OPTION)
                                && Arrays.stream(arguments)
                                        .anyMatch(argument -> argument.startsWith(CONFIG)));
    }

    /** Whether this process is a {@code flink run} that a user waits for. */
    private static boolean isCalledByFlinkClient() {
        return startedBy(FLINK_CLIENT);
    }

    private static boolean startedBy(String mainClass) {
        return System.getProperty("sun.java.command", "").startsWith(mainClass);
    }

    private static int usageError(ParameterException e, Terminal terminal) {
        CommandLine line = e.getCommandLine();
        StringWriter message = new StringWriter();
        PrintWriter writer = new PrintWriter(message, true);
        // picocli says it twice where a map's value has no key.
        writer.println(e.getMessage().replace("option option ", "option "));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, writer);
        terminal.printError(
                "%sSee '%s --help'.".formatted(message, line.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE.code();
    }

    private int failure(Exception failure, Terminal terminal) {
        terminal.endStatus();
        if (debug) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            terminal.printError(trace.toString());
        }
        if (failure instanceof StoppedException stopped) {
            terminal.printError(stopped.getMessage());
            return stopped.exitCode().code();
        }
        terminal.printError(
                "This should not have happened: %s%s"
                        .formatted(failure, debug ? "" : "\n--debug shows where it comes from."));
        return ExitCode.JOB_FAILED.code();
    }
}
