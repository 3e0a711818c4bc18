package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.evolution.ChangedCells.Version;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real jobs restore state that was written with other schemas, in every kind of cell. */
@ExtendWith(ClusterExtension.class)
final class EvolutionIT {

    private final TestCluster cluster;
    @TempDir private Path directory;

    EvolutionIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest(name = "{0} as {2} to {1}, parallelism {3} to {4}")
    @CsvSource({
        "hashmap, hashmap, CANONICAL, 2, 3",
        "hashmap, hashmap, NATIVE, 2, 1",
        "rocksdb, rocksdb, CANONICAL, 2, 1",
        "rocksdb, rocksdb, NATIVE, 1, 2",
        "hashmap, rocksdb, CANONICAL, 1, 2",
        "rocksdb, hashmap, CANONICAL, 2, 2"
    })
    void stateIsReadInItsNewSchemaAndWrittenInItAgain(
            String from, String to, SavepointFormatType format, int before, int after) {
        EvolutionJob.Setting setting = setting(from, before, "1h");
        String savepoint;
        try (EvolutionJob job = EvolutionJob.start(cluster, setting, Version.BEFORE)) {
            job.write();
            savepoint = job.stop(directory, format);
        }
        int lines = ExpectedLines.of(Version.AFTER).size();
        EvolutionJob.Setting later = setting.with(to, after);
        // What was migrated, but not touched, is written and read once more.
        try (EvolutionJob job = EvolutionJob.resume(cluster, later, Version.AFTER, savepoint)) {
            savepoint = job.stop(directory, format);
        }
        try (EvolutionJob job = EvolutionJob.resume(cluster, later, Version.AFTER, savepoint)) {
            assertThat(job.read(lines)).isEqualTo(ExpectedLines.of(Version.AFTER));
        }
    }

    @ParameterizedTest(name = "{0}, parallelism {1} to {2}")
    @CsvSource({"hashmap, 2, 1", "rocksdb, 1, 2"})
    void aRetainedCheckpointIsReadInItsNewSchema(String backend, int before, int after) {
        EvolutionJob.Setting setting = setting(backend, before, "1s");
        String checkpoint;
        try (EvolutionJob job = EvolutionJob.start(cluster, setting, Version.BEFORE)) {
            job.write();
            checkpoint = job.cancelAfterCheckpoint(directory);
        }
        int lines = ExpectedLines.of(Version.AFTER).size();
        try (EvolutionJob job =
                EvolutionJob.resume(
                        cluster, setting.with(backend, after), Version.AFTER, checkpoint)) {
            assertThat(job.read(lines)).isEqualTo(ExpectedLines.of(Version.AFTER));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void stateMayBeginAndCeaseToExpire(String backend) {
        EvolutionJob.Setting setting = setting(backend, 2, "1h");
        String savepoint;
        try (EvolutionJob job = EvolutionJob.start(cluster, setting, Version.BEFORE)) {
            job.write();
            savepoint = job.stop(directory, SavepointFormatType.CANONICAL);
        }
        int lines = ExpectedLines.of(Version.BEFORE).size();
        try (EvolutionJob job =
                EvolutionJob.resume(cluster, setting, Version.OTHER_TTL, savepoint)) {
            assertThat(job.read(lines)).isEqualTo(ExpectedLines.of(Version.BEFORE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aTaskRefusesWhatNobodyLookedAt(String backend) {
        EvolutionJob.Setting setting = setting(backend, 1, "1h");
        String savepoint;
        try (EvolutionJob job = EvolutionJob.start(cluster, setting, Version.BEFORE)) {
            job.write();
            savepoint = job.stop(directory, SavepointFormatType.CANONICAL);
        }
        try (EvolutionJob job =
                EvolutionJob.resumeUnseen(
                        cluster,
                        setting,
                        setting.plan(Version.BROKEN, EvolutionJob.STEPS),
                        savepoint)) {
            assertThat(job.failure())
                    .as("whichever step was opened first")
                    .hasStackTraceContaining("state was written as row<")
                    .hasStackTraceContaining("Leave its type, or add a field of another name.");
        }
    }

    private EvolutionJob.Setting setting(String backend, int parallelism, String interval) {
        return new EvolutionJob.Setting(
                "evolution-" + UUID.randomUUID(), backend, parallelism, directory, interval);
    }
}
