package io.dataprocessing.pipeline.suite.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of Flink that has ended: its arguments, its exit code and all that it printed. */
record ClientRun(List<String> arguments, int exitCode, String output) {

    private static final int PATIENCE_SECONDS = 180;

    ClientRun {
        arguments = List.copyOf(arguments);
    }

    /** Runs a program to its end. */
    static ClientRun of(
            FlinkHome home, Map<String, String> environment, String main, List<String> arguments) {
        try {
            Path output = Files.createTempFile(home.directory(), "client-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    home.command(
                                            List.of("-Xmx384m", "-Dlog.level=ERROR"),
                                            main,
                                            arguments))
                            .directory(home.directory().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().put("FLINK_CONF_DIR", home.configuration().toString());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s did not end within %d s:%n%s"
                                .formatted(arguments, PATIENCE_SECONDS, FlinkProcess.tail(output)));
            }
            return new ClientRun(arguments, process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException("can't run " + main, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + main + " ran", e);
        }
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
