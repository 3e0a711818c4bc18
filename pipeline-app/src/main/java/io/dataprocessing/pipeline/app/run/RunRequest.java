package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigOverrides;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked {@code run} for.
 *
 * @param file the pipeline file, as the user named it
 * @param words that go over those of the file
 * @param embeddedKafka whether a broker in this process takes the place of the file's
 * @param partitions of source topics on that broker
 * @param loads files to load by the name of their source
 * @param keySeparator between key and value in those files
 * @param dumps files to write by the name of their sink
 * @param overrides what is said against the file, but for the broker
 * @param webPort of Flink's web UI
 * @param savepoint to start from, as the user wrote it
 */
public record RunRequest(
        String file,
        ConfigOverrides words,
        boolean embeddedKafka,
        int partitions,
        Map<String, Path> loads,
        Optional<String> keySeparator,
        Map<String, Path> dumps,
        RunOverrides overrides,
        OptionalInt webPort,
        Optional<String> savepoint) {

    public RunRequest {
        requireNonNull(file, "file");
        requireNonNull(words, "words");
        loads = Map.copyOf(loads);
        requireNonNull(keySeparator, "keySeparator");
        dumps = Map.copyOf(dumps);
        requireNonNull(overrides, "overrides");
        requireNonNull(webPort, "webPort");
        requireNonNull(savepoint, "savepoint");
    }
}
