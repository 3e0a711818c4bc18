package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.savepoint.SavepointReader;
import io.dataprocessing.pipeline.core.savepoint.StateCheck;
import io.dataprocessing.pipeline.suite.evolution.ChangedCells.Version;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Savepoints of every released version, kept beside the tests, are restored: as they were written,
 * and with their schemas changed. The README beside them says how those of a new version are made.
 */
@ExtendWith(ClusterExtension.class)
final class GoldenSavepointIT {

    private static final String WRITE = "pipeline.golden.write";
    private static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");

    private final TestCluster cluster;
    @TempDir private Path directory;

    GoldenSavepointIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    /** A savepoint, and the backend that it's restored to. */
    private record Golden(Path path, String backend) {

        List<String> expected(Version version) throws IOException {
            return Files.readAllLines(file(path.getParent(), version));
        }

        @Override
        public String toString() {
            return "%s to %s".formatted(SAVEPOINTS.relativize(path), backend);
        }
    }

    static List<Golden> savepoints() {
        try (Stream<Path> files = Files.walk(SAVEPOINTS)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .flatMap(GoldenSavepointIT::restores)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only a canonical savepoint can be restored to another backend. */
    private static Stream<Golden> restores(Path path) {
        String name = path.getFileName().toString();
        return Stream.of("hashmap", "rocksdb")
                .filter(backend -> name.endsWith("canonical") || name.startsWith(backend))
                .map(backend -> new Golden(path, backend));
    }

    @Test
    @DisabledIfSystemProperty(named = WRITE, matches = "true")
    void thereAreSomeOfEachKind() {
        assertThat(savepoints())
                .extracting(golden -> golden.path().getFileName().toString())
                .contains(
                        "hashmap-canonical",
                        "hashmap-native",
                        "rocksdb-canonical",
                        "rocksdb-native");
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    @DisabledIfSystemProperty(named = WRITE, matches = "true")
    void itIsRestoredAsItWasWritten(Golden golden) throws Exception {
        assertThat(restored(golden, Version.GOLDEN)).isEqualTo(golden.expected(Version.GOLDEN));
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    @DisabledIfSystemProperty(named = WRITE, matches = "true")
    void itIsRestoredWithItsSchemasChanged(Golden golden) throws Exception {
        assertThat(restored(golden, Version.EVOLVED_GOLDEN))
                .isEqualTo(golden.expected(Version.EVOLVED_GOLDEN));
    }

    private List<String> restored(Golden golden, Version version) throws Exception {
        EvolutionJob.Setting setting = setting(golden.backend(), 2);
        String path = golden.path().toAbsolutePath().toString();
        assertThat(
                        StateCheck.of(
                                        new SavepointReader(getClass().getClassLoader()).read(path),
                                        setting.plan(version, EvolutionJob.STEPS))
                                .problems())
                .isEmpty();
        EvolutionJob.fillAsWritten(setting);
        try (EvolutionJob job = EvolutionJob.resume(cluster, setting, version, path)) {
            return job.read(golden.expected(version).size());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = WRITE, matches = "true")
    void savepointsOfThisVersionAreWritten() throws Exception {
        Path version = SAVEPOINTS.resolve(System.getProperty("pipeline.golden.version"));
        for (String backend : List.of("hashmap", "rocksdb")) {
            for (SavepointFormatType format :
                    List.of(SavepointFormatType.CANONICAL, SavepointFormatType.NATIVE)) {
                EvolutionJob.Setting setting = setting(backend, 1);
                try (EvolutionJob job = EvolutionJob.start(cluster, setting, Version.GOLDEN)) {
                    job.write();
                    Path savepoint = Path.of(URI.create(job.stop(directory, format)));
                    copy(
                            savepoint,
                            version.resolve(
                                    backend + "-" + format.name().toLowerCase(Locale.ROOT)));
                }
            }
        }
        for (Version expected : List.of(Version.GOLDEN, Version.EVOLVED_GOLDEN)) {
            Files.write(file(version, expected), ExpectedLines.of(expected));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static Path file(Path version, Version expected) {
        return version.resolve(
                expected == Version.GOLDEN ? "as-written.txt" : "with-changed-schemas.txt");
    }

    private EvolutionJob.Setting setting(String backend, int parallelism) {
        return new EvolutionJob.Setting(
                "golden-" + UUID.randomUUID(), backend, parallelism, directory, "1h");
    }
}
