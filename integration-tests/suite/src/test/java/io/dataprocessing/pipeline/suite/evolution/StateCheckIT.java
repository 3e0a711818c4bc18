package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.savepoint.SavepointException;
import io.dataprocessing.pipeline.core.savepoint.SavepointReader;
import io.dataprocessing.pipeline.core.savepoint.StateCheck;
import io.dataprocessing.pipeline.core.savepoint.StoredOperator;
import io.dataprocessing.pipeline.core.savepoint.StoredState;
import io.dataprocessing.pipeline.suite.evolution.ChangedCells.Version;
import io.dataprocessing.pipeline.suite.evolution.SchemaChange.OfState;
import io.dataprocessing.pipeline.suite.run.ClusterExtension;
import io.dataprocessing.pipeline.suite.run.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * State that doesn't fit a plan is refused before a job is started, with everything that's wrong.
 */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StateCheckIT {

    private static final String SMALL_STEPS =
            """
              - {name: kept, input: words, type: keep, version: "${VERSION}", only: [c13, c24]}
              - {name: ruled, input: [words, words], type: keep-rules, version: "${VERSION}", only: [c24]}
              - {name: windowed, input: words, type: keep-window, version: "${VERSION}", only: [c24]}
            """;

    private final TestCluster cluster;
    private final Path directory;
    private String savepoint;

    StateCheckIT(TestCluster cluster, @TempDir Path directory) {
        this.cluster = cluster;
        this.directory = directory;
    }

    @BeforeAll
    void takeSavepoint() {
        EvolutionJob.Setting setting = setting("hashmap");
        savepoint =
                savepoint(
                        setting,
                        setting.plan(Version.BEFORE, SMALL_STEPS),
                        SavepointFormatType.CANONICAL);
    }

    @ParameterizedTest
    @CsvSource({"hashmap, CANONICAL", "hashmap, NATIVE", "rocksdb, CANONICAL", "rocksdb, NATIVE"})
    void everyKindOfSavepointShowsItsSchemas(String backend, SavepointFormatType format)
            throws Exception {
        EvolutionJob.Setting setting = setting(backend);
        StoredState stored =
                read(savepoint(setting, setting.plan(Version.BEFORE, EvolutionJob.STEPS), format));
        assertThat(stored.inFlight()).isFalse();
        assertThat(stored.operators())
                .extracting(StoredOperator::uid)
                .containsExactlyInAnyOrder("words", "kept", "ruled", "windowed");
        for (Version fitting : List.of(Version.BEFORE, Version.AFTER)) {
            assertThat(problems(stored, setting.plan(fitting, EvolutionJob.STEPS))).isEmpty();
        }
        long refused =
                SchemaChange.all().stream()
                        .filter(change -> change.state() == OfState.REFUSED)
                        .count();
        assertThat(problems(stored, setting.plan(Version.BROKEN, EvolutionJob.STEPS)))
                .hasSize((int) refused * 7)
                .allMatch(problem -> problem.matches("step '(kept|ruled|windowed)', state '.*"));
    }

    @Test
    void everyCellThatDoesNotFitIsNamed() throws Exception {
        String reason =
                "was long and is int, which can't hold every value of it. Leave its type, or add a field of another name.";
        assertThat(problems(SMALL_STEPS, Version.BROKEN))
                .containsExactlyInAnyOrder(
                        "step 'kept', state 'c24-value': field 'value' " + reason,
                        "step 'kept', state 'c24-expiring': field 'value' " + reason,
                        "step 'kept', state 'c24-list': field 'value' " + reason,
                        "step 'kept', state 'c24-map': field 'value' " + reason,
                        "step 'kept', state 'c24-expiring-map': field 'value' " + reason,
                        "step 'ruled', state 'c24-map': field 'value' " + reason,
                        "step 'windowed', state 'windows': field 'accumulator.c24.value' "
                                + reason);
    }

    @Test
    void stateOfWhatIsGoneIsRefusedUnlessTheFileDropsIt() throws Exception {
        String renamed =
                SMALL_STEPS.replace("name: ruled", "name: rules").replace("[c13, c24]", "[c24]");
        List<String> problems = problems(renamed, Version.AFTER);
        assertThat(problems)
                .hasSize(6)
                .contains(
                        "state of 'ruled' is stored, but nothing in the pipeline has this name. Rename it back, or list it under execution.drop-state to start without its state.",
                        "step 'kept': state 'c13-list' is stored, but the step no longer declares it (it declares c24-expiring, c24-expiring-map, c24-list, c24-map, c24-value). Declare it again, or list 'kept.c13-list' under execution.drop-state to start without it.");
        String drop =
                "drop-state: [ruled, kept.c13-value, kept.c13-expiring, kept.c13-list, kept.c13-map, kept.c13-expiring-map]";
        StateCheck.Result dropping =
                StateCheck.of(read(savepoint), plan(renamed, Version.AFTER, drop));
        assertThat(dropping.problems()).isEmpty();
        assertThat(dropping.dropped()).containsExactly("ruled");
        EvolutionJob.Setting setting = setting("hashmap");
        EvolutionJob.fillAsWritten(setting);
        try (EvolutionJob job =
                EvolutionJob.resume(
                        cluster, setting, setting.plan(Version.AFTER, renamed, drop), savepoint)) {
            List<String> expected =
                    ExpectedLines.of(Version.AFTER).stream()
                            .filter(line -> line.matches("(kept|ruled) c24-.*"))
                            .map(line -> line.replaceFirst("ruled (.*) [{].*", "rules $1 nothing"))
                            .toList();
            assertThat(job.read(expected.size() + EvolutionJob.KEYS.size()))
                    .filteredOn(line -> !line.startsWith("windowed"))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void whatIsThereCannotBeDropped() throws Exception {
        assertThat(
                        StateCheck.of(
                                        read(savepoint),
                                        plan(SMALL_STEPS, Version.AFTER, "drop-state: [kept]"))
                                .problems())
                .containsExactly(
                        "execution.drop-state lists 'kept', which the pipeline has, so its state would be restored all the same. Give the step another name, or take it off the list.");
    }

    @Test
    void aKeyThatChangedIsRefused() throws Exception {
        String keyed =
                SMALL_STEPS
                        .replace("type: keep,", "type: keep, key-by: [sku, word],")
                        .replace("type: keep-window,", "type: keep-window, key-by: [word],");
        assertThat(problems(keyed, Version.AFTER))
                .containsExactlyInAnyOrder(
                        "step 'kept': its state is kept by the key (sku string), and the key is (sku string, word string) now. A key can't change while state is kept: leave it, or give the step another name.",
                        "step 'windowed': its state is kept by the key (sku string), and the key is (word string) now. A key can't change while state is kept: leave it, or give the step another name.");
    }

    @Test
    void aKeyWithoutFieldsIsAKeyLikeOthers() throws Exception {
        String oneForAll = SMALL_STEPS.replace("type: keep,", "type: keep, key-by: [],");
        EvolutionJob.Setting setting = setting("hashmap");
        StoredState stored =
                read(
                        savepoint(
                                setting,
                                setting.plan(Version.BEFORE, oneForAll),
                                SavepointFormatType.CANONICAL));
        assertThat(problems(stored, setting.plan(Version.AFTER, oneForAll))).isEmpty();
        assertThat(problems(stored, setting.plan(Version.AFTER, SMALL_STEPS)))
                .containsExactly(
                        "step 'kept': its state is kept by the key (), and the key is (sku string) now. A key can't change while state is kept: leave it, or give the step another name.");
    }

    @Test
    void aNumberOfKeyGroupsThatChangedIsRefused() throws Exception {
        assertThat(
                        StateCheck.of(
                                        read(savepoint),
                                        plan(SMALL_STEPS, Version.AFTER, "max-parallelism: 32"))
                                .problems())
                .containsExactly(
                        "it was written with max-parallelism 16; 32 is configured. It can't change while state is kept: set execution.max-parallelism to 16.");
    }

    @Test
    void aWrongPathNamesTheNewestSavepointsNearIt() {
        String wrong = Path.of(URI.create(savepoint)).resolveSibling("sp-1").toString();
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(SavepointException.class)
                .hasMessageStartingWith("no _metadata in " + wrong + ". Newest savepoints: ")
                .hasMessageContaining(Path.of(URI.create(savepoint)).toString());
        assertThatThrownBy(() -> read("/nowhere/at/all/sp-1"))
                .hasMessage(
                        "no _metadata in /nowhere/at/all/sp-1. There is no savepoint near it either.");
    }

    @Test
    void filesThatAreCutOffOrMissingAreNamed() throws Exception {
        Path copy = copyOfSavepoint();
        Path metadata = copy.resolve("_metadata");
        Path state = largestFile(copy);
        byte[] bytes = Files.readAllBytes(state);
        Files.write(state, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> read(copy.toString()))
                .isInstanceOf(SavepointException.class)
                .hasMessageContaining("files are not as they were written: ")
                .hasMessageContaining(
                        "%s has %d of %d bytes"
                                .formatted(state.getFileName(), bytes.length - 1, bytes.length))
                .hasMessageEndingWith("Take another savepoint.");
        Files.delete(state);
        assertThatThrownBy(() -> read(copy.toString()))
                .hasMessageContaining(state.getFileName() + " is missing");
        byte[] head = Files.readAllBytes(metadata);
        for (int length = 0; length < head.length; length += 1 + head.length / 50) {
            Files.write(metadata, Arrays.copyOf(head, length));
            assertThatThrownBy(() -> read(copy.toString()))
                    .as("cut to %d of %d bytes", length, head.length)
                    .isInstanceOf(SavepointException.class)
                    .hasMessageContaining("Take another savepoint.");
        }
    }

    private Path copyOfSavepoint() throws IOException {
        Path from = Path.of(URI.create(savepoint));
        Path copy = Files.createDirectory(directory.resolve("copy-" + UUID.randomUUID()));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static Path largestFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private List<String> problems(String steps, Version version) throws SavepointException {
        return problems(read(savepoint), setting("hashmap").plan(version, steps));
    }

    private static List<String> problems(StoredState stored, PipelinePlan plan) {
        return StateCheck.of(stored, plan).problems();
    }

    private PipelinePlan plan(String steps, Version version, String execution) {
        return setting("hashmap").plan(version, steps, execution);
    }

    private String savepoint(
            EvolutionJob.Setting setting, PipelinePlan plan, SavepointFormatType format) {
        try (EvolutionJob job = EvolutionJob.start(cluster, setting, plan)) {
            job.write();
            return job.stop(directory, format);
        }
    }

    private static StoredState read(String path) throws SavepointException {
        return new SavepointReader(StateCheckIT.class.getClassLoader()).read(path);
    }

    private EvolutionJob.Setting setting(String backend) {
        return new EvolutionJob.Setting("check-" + UUID.randomUUID(), backend, 2, directory, "1h");
    }
}
