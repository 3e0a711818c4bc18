package io.dataprocessing.pipeline.suite.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's command line, what {@code bin/flink} starts, in a process for each call. */
final class FlinkCli {

    private static final String MAIN = "org.apache.flink.client.cli.CliFrontend";
    private static final Pattern JOB_ID =
            Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT =
            Pattern.compile("Savepoint completed\\. Path: (file:\\S+)");

    private final FlinkHome home;
    private final Map<String, String> environment;

    FlinkCli(FlinkHome home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** The same with these environment variables. */
    FlinkCli with(Map<String, String> variables) {
        return new FlinkCli(home, variables);
    }

    /** Runs any command line to its end. */
    ClientRun run(List<String> arguments) {
        return ClientRun.of(home, environment, MAIN, arguments);
    }

    /** {@code flink run -d}: submits a job and returns its id. */
    String submit(List<String> options, Path jar, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("run", "-d"));
        line.addAll(options);
        line.add(jar.toString());
        line.addAll(arguments);
        return found(JOB_ID, run(line).succeeded());
    }

    /** {@code flink list}: what runs and what is planned. */
    String list() {
        return run(List.of("list")).succeeded().output();
    }

    /** {@code flink savepoint}: returns where the savepoint is, while the job goes on. */
    String savepoint(String job) {
        return found(SAVEPOINT, run(List.of("savepoint", job)).succeeded());
    }

    /** {@code flink stop}: returns where the savepoint is that the job stopped with. */
    String stop(String job) {
        return found(SAVEPOINT, run(List.of("stop", job)).succeeded());
    }

    /** {@code flink cancel}: ends the job as it is. */
    void cancel(String job) {
        run(List.of("cancel", job)).succeeded();
    }

    private static String found(Pattern pattern, ClientRun run) {
        Matcher matcher = pattern.matcher(run.output());
        if (!matcher.find()) {
            throw new AssertionError(
                    "%s didn't print '%s':%n%s".formatted(run.arguments(), pattern, run.output()));
        }
        return matcher.group(1);
    }
}
