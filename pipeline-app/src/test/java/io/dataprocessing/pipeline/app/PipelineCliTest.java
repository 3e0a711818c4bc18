package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineCliTest {

    private static final String FIRST =
            ProjectFiles.examples().resolve("first-pipeline.yaml").toString();

    @TempDir private Path directory;

    @Test
    void showsItsCommandsWhenCalledWithoutOne() {
        CommandLineRun run = CommandLineRun.of();

        assertThat(run.exitCode()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                        Usage: pipeline [-hV] [--debug] [--verbose] [--plugins=DIR] COMMAND
                        Runs Kafka and Flink pipelines that are described in YAML files.
                              --debug         Show the stack trace of what went wrong.
                          -h, --help          Show this help message and exit.
                              --plugins=DIR   The folder with the plugins. Default: that of this distribution.
                          -V, --version       Print version information and exit.
                              --verbose       Log more to the log file.
                        Commands:
                          init      Looks at records of a file or a topic and writes a pipeline file for them, with the
                                      schema that they seem to have. Never overwrites a file.
                          run       Runs a pipeline on a Flink in this process, against the brokers that the file names.
                          submit    Submits a pipeline to a Flink cluster and shows how it gets on. It looks first at
                                      whatever could keep it from running; Ctrl-C leaves the job alone.
                          status    Tells which jobs a cluster has or, of one, how it gets on: its state, what went in and
                                      out, its checkpoints and its latest failure. Exit code 1 if that job has failed.
                          stop      Stops a job so that all it read is committed, and says where its state is, from which
                                      'pipeline restore' goes on.
                          restore   Submits a pipeline to a Flink cluster, with the state of a savepoint or a checkpoint.
                                      State that doesn't fit the pipeline is refused, and all that doesn't is told.
                          validate  Checks a pipeline file: names, options, types, expressions. Nothing is started, and
                                      nobody contacted but a schema registry.
                          explain   Says in plain words what a pipeline does: every default, each step's schema, delivery
                                      guarantees, where state is kept. Nothing is started, and nobody contacted but a
                                      schema registry.
                          demo      Shows a pipeline at work with nothing to set up: a Kafka broker and a Flink in this
                                      process, orders that are generated, and results as they come.
                          kafka     Runs a Kafka broker in this process, reachable from this machine only, until Ctrl-C.
                          schemas   Compares the schemas that a pipeline's sinks write by with those in their registry.
                          list      Lists what a pipeline can be built from, plugins included.
                          describe  Tells what a processor, format or connector does, and its options.
                          dlq       Counts, shows and replays a pipeline's dead letters. The pipeline file says where they
                                      are.
                          plugin    Begins, checks, lists and pins plugins: JARs with processors and formats of one's own.

                        Exit codes:
                          0   done
                          1   the job failed
                          2   the command line or the pipeline file is wrong; nothing was started
                          3   a system that the pipeline needs is not there or doesn't fit; nothing was submitted
                          4   the state to start from doesn't fit the pipeline

                        To begin:
                          pipeline demo --for 30s        a pipeline at work, with nothing to set up
                          pipeline validate FILE         what is wrong with a pipeline file
                          pipeline COMMAND --help        all about a command
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "run",
                "submit",
                "status",
                "stop",
                "restore",
                "validate",
                "explain",
                "demo",
                "kafka",
                "list",
                "describe",
                "schemas",
                "dlq",
                "job"
            })
    void helpsWithEachCommand(String command) {
        CommandLineRun run = CommandLineRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(run.out()).startsWith("Usage: pipeline " + command);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "show", "replay"})
    void helpsWithEachCommandForDeadLetters(String command) {
        CommandLineRun run = CommandLineRun.of("dlq", command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: pipeline dlq " + command);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        CommandLineRun run = CommandLineRun.of("runn");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        """
                        Unmatched argument at index 0: 'runn'
                        Did you mean: pipeline run?
                        See 'pipeline --help'.
                        """);
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        CommandLineRun run = CommandLineRun.of("demo", "--for", "30");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        """
                        Invalid value for option '--for': '30' is no duration. Write a number with a unit (ms, s, min, h), such as 30s.
                        See 'pipeline demo --help'.
                        """);
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        CommandLineRun run = CommandLineRun.of("validate", "orders.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.error())
                .isEqualTo(
                        """
                        orders.yaml:1:1 error E001 file can't be read, or there is none of this name.
                        1 problem. Nothing was submitted.
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "explain", "run", "job"})
    void reportsAllProblemsOfAFileAndStartsNothing(String command) throws IOException {
        String text = Files.readString(Path.of(FIRST));
        Path file =
                Files.writeString(
                        directory.resolve("orders.yaml"),
                        text.replace("amount > 100", "amont > 100")
                                .replace("input: large", "input: larg"));

        CommandLineRun run =
                command.equals("job")
                        ? CommandLineRun.of("--config", file.toString())
                        : CommandLineRun.of(command, file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.error())
                .contains("did you mean 'amount'?", "nothing is named 'larg'")
                .endsWith("2 problems. Nothing was submitted.\n")
                .doesNotContain("\tat ");
    }

    @Test
    void showsAStackTraceWhereItsAskedFor() {
        CommandLineRun run = CommandLineRun.of("validate", "orders.yaml", "--debug");

        assertThat(run.error()).contains("\tat ").contains("E001");
    }

    @Test
    void namesTheSourcesThatAFileCouldBeLoadedInto() {
        CommandLineRun run =
                CommandLineRun.of("run", FIRST, "--kafka", "embedded", "--load", "order=" + FIRST);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        "--load order: the pipeline has no source of that name. Known: orders.\n");
    }

    @Test
    void loadsNothingIntoTopicsOfOthers() {
        CommandLineRun run = CommandLineRun.of("run", FIRST, "--load", "orders=" + FIRST);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        "--load and --dump need --kafka embedded, so that they never touch topics"
                                + " that others use.\n");
    }

    @Test
    void saysThatAFileToLoadIsNotThere() {
        CommandLineRun run =
                CommandLineRun.of(
                        "run", FIRST, "--kafka", "embedded", "--load", "orders=nowhere.jsonl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        "--load orders=nowhere.jsonl: there is no such file, or it can't be"
                                + " read.\n");
    }

    @Test
    void namesTheSinksThatCouldBeWrittenToAFile() {
        CommandLineRun run =
                CommandLineRun.of("run", FIRST, "--kafka", "embedded", "--dump", "sales=" + FIRST);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo("--dump sales: the pipeline has no sink of that name. Known: out.\n");
    }

    @Test
    void saysHowAFileToLoadIsGiven() {
        CommandLineRun run = CommandLineRun.of("run", FIRST, "--load", "orders");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .startsWith(
                        "Value for option '--load' (SOURCE=FILE) should be in KEY=VALUE format but was orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo"})
    void saysThatThePortOfTheWebUiIsTaken(String command) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = withWebPort(command, taken.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.error())
                    .isEqualTo("port %d of 127.0.0.1 is in use.\n", taken.getLocalPort());
            assertThat(run.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void saysThatThePortOfTheWebUiIsNone(int port) {
        CommandLineRun run = withWebPort("run", port);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo("%d is no port; use 1 to 65535, or 0 for any free one.\n", port);
    }

    private static CommandLineRun withWebPort(String command, int port) {
        String option = "--web-port=" + port;
        return command.equals("run")
                ? CommandLineRun.of(command, FIRST, option)
                : CommandLineRun.of(command, option);
    }

    @Test
    void listsWhatThereIs() {
        CommandLineRun run = CommandLineRun.of("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("step", "filter", "window-aggregate", "format", "json", "sink", "kafka");
    }

    @Test
    void describesTheOptionsOfAProcessor() {
        CommandLineRun run = CommandLineRun.of("describe", "filter");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("step 'filter'\n")
                .contains("condition: expression giving boolean, required");
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        CommandLineRun run = CommandLineRun.of("describe", "filtr");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .startsWith("nothing is called 'filtr'. Did you mean 'filter'? Known: ");
    }
}
