package io.dataprocessing.pipeline.suite.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client of a cluster that has ended: its arguments, its exit code and all that it printed. */
record ClientRun(List<String> arguments, int exitCode, String output) {

    private static final int PATIENCE_SECONDS = 180;

    ClientRun {
        arguments = List.copyOf(arguments);
    }

    /** Runs a program of Flink to its end. */
    static ClientRun of(
            FlinkHome home, Map<String, String> environment, String main, List<String> arguments) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("FLINK_CONF_DIR", home.configuration().toString());
        List<String> options = List.of("-Xmx384m", "-Dlog.level=ERROR");
        return of(home, variables, home.command(options, main, arguments)).with(arguments);
    }

    /** Runs any command to its end. */
    static ClientRun of(FlinkHome home, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile(home.directory(), "client-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(home.directory().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s did not end within %d s:%n%s"
                                .formatted(command, PATIENCE_SECONDS, FlinkProcess.tail(output)));
            }
            return new ClientRun(command, process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException("can't run " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while %s ran".formatted(command), e);
        }
    }

    private ClientRun with(List<String> shownArguments) {
        return new ClientRun(shownArguments, exitCode, output);
    }

    /** This run, if it ended well. */
    ClientRun succeeded() {
        if (exitCode != 0) {
            throw new AssertionError(
                    "%s ended with exit code %d:%n%s".formatted(arguments, exitCode, output));
        }
        return this;
    }
}
