package io.dataprocessing.pipeline.suite.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of a cluster that writes to a log file. */
final class FlinkProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 20;
    private static final int LAST_LINES = 60;

    private final String name;
    private final Process process;
    private final Path log;

    private FlinkProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a program of Flink that ends with this JVM at the latest. */
    static FlinkProcess start(
            FlinkHome home,
            String name,
            List<String> options,
            String main,
            List<String> arguments,
            Map<String, String> environment) {
        List<String> guarded = Stream.concat(Stream.of(main), arguments.stream()).toList();
        Path log = home.log(name);
        ProcessBuilder builder =
                new ProcessBuilder(home.command(options, OrphanGuard.class.getName(), guarded))
                        .directory(home.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("FLINK_CONF_DIR", home.configuration().toString());
        builder.environment().putAll(environment);
        try {
            return new FlinkProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + name, e);
        }
    }

    String name() {
        return name;
    }

    /** Fails with the end of its log where the process has ended. */
    void assertAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "%s has ended with exit code %d:%n%s"
                            .formatted(name, process.exitValue(), tail(log)));
        }
    }

    /** Ends the process at once (SIGKILL), as a crash would, and waits until it's gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(STOP_SECONDS);
    }

    /** Waits for the process to end by itself; says whether it did. */
    boolean awaitEnd(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd(STOP_SECONDS)) {
            kill();
        }
    }

    /** The last lines of a log. */
    static String tail(Path log) {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
