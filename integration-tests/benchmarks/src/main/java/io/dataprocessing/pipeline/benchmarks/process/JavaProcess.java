package io.dataprocessing.pipeline.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A JVM with the class path of this one that talks by lines: what it's told goes to its input, what
 * it answers has a mark in front. Everything else that it says is in its log.
 */
final class JavaProcess implements AutoCloseable {

    private static final int SECONDS_TO_END = 30;
    private static final int LOG_LINES = 40;

    private final Process process;
    private final Path log;
    private final String mark;
    private final BufferedReader output;
    private final BufferedWriter input;

    private JavaProcess(Process process, Path log, String mark) {
        this.process = process;
        this.log = log;
        this.mark = mark;
        this.output = process.inputReader(UTF_8);
        this.input = process.outputWriter(UTF_8);
    }

    /**
     * Starts a process.
     *
     * @param main its class
     * @param arguments of its {@code main}
     * @param options of its JVM
     * @param withoutJar the beginning of the names of JARs that its class path lacks; empty for none
     * @param log a file for what it says beside answers
     * @param mark what is in front of an answer
     */
    static JavaProcess start(
            Class<?> main,
            List<String> arguments,
            List<String> options,
            String withoutJar,
            Path log,
            String mark)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dlog4j2.configurationFile=classpath:benchmarks-log4j2.properties");
        command.add("-cp");
        command.add(classPath(withoutJar));
        command.add(main.getName());
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new JavaProcess(process, log, mark);
    }

    private static String classPath(String withoutJar) {
        String classPath = System.getProperty("java.class.path");
        if (withoutJar.isEmpty()) {
            return classPath;
        }
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().startsWith(withoutJar))
                .collect(Collectors.joining(File.pathSeparator));
    }

    long pid() {
        return process.pid();
    }

    /** Says a line to it. */
    void tell(String line) throws IOException {
        input.write(line);
        input.write('\n');
        input.flush();
    }

    /** Waits for its next answer. */
    String answer() throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(mark)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException(
                    "process %d has ended; the end of %s:%n%s"
                            .formatted(process.pid(), log, endOfLog()));
        }
        return line.substring(mark.length());
    }

    /** Ends its input, upon which it ends by itself; kills it if it doesn't. */
    @Override
    public void close() throws IOException {
        try {
            input.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}
