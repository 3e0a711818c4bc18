package io.dataprocessing.pipeline.suite.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The JAR that {@code flink run} is given. */
final class JobJar {

    private static final String PROPERTY = "pipeline.job.jar";

    private JobJar() {}

    static Path path() {
        try {
            return Path.of(FlinkHome.property(PROPERTY)).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("the job JAR isn't built", e);
        }
    }
}
