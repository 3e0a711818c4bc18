package io.dataprocessing.pipeline.app.cluster;

import io.dataprocessing.pipeline.app.run.PipelineFileOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What submitting a pipeline takes, whatever it starts from. */
final class SubmitOptions {

    @Mixin private PipelineFileOptions file;

    @Mixin private ClusterOptions cluster;

    @Option(names = "--detached", description = "Don't wait for the job's end.")
    private boolean detached;

    @Option(
            names = "--skip-state-check",
            description =
                    "Don't look whether the state to start from fits: for state that only the cluster can"
                            + " read.")
    private boolean skipStateCheck;

    @Option(
            names = "--job-jar",
            paramLabel = "FILE",
            description = "The job JAR to submit. Default: the one that this command runs from.")
    private Path jobJar;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description =
                    "An option of Flink's for the job or the connection, such as -Dparallelism.default=4. It counts"
                            + " where the file says nothing.")
    private final Map<String, String> flink = new LinkedHashMap<>();

    /** Made by picocli. */
    SubmitOptions() {}

    PipelineFileOptions file() {
        return file;
    }

    ClusterOptions cluster() {
        return cluster;
    }

    boolean detached() {
        return detached;
    }

    boolean skipStateCheck() {
        return skipStateCheck;
    }

    Optional<Path> jobJar() {
        return Optional.ofNullable(jobJar);
    }

    Configuration flink() {
        return Configuration.fromMap(flink);
    }
}
