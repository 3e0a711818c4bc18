package io.dataprocessing.pipeline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people write wrong, and what they are told: each file in {@code bad-inputs} with the report
 * and the exit code beside it. The numbers are those of the list that the platform was built to; 12
 * and 13 look wrong and aren't.
 */
final class BadInputsTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/bad-inputs");

    @TempDir private Path directory;

    @TestFactory
    Stream<DynamicTest> everyBadInputIsReportedAsWritten() {
        return files(".yaml").stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () -> assertThat(report(file)).isEqualTo(expected(file))));
    }

    @Test
    void everyReportBelongsToAnInput() {
        assertThat(files(".txt").stream().map(BadInputsTest::title))
                .containsExactlyElementsOf(
                        files(".yaml").stream().map(BadInputsTest::title).toList());
    }

    @Test
    void aFileThatIsNotThereIsReported() {
        CommandLineRun run = CommandLineRun.of("validate", "nowhere.yaml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains("nowhere.yaml").doesNotContain("Exception");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        assertThat(validate("name: orders\n# " + "x".repeat(5_000_000)))
                .contains("larger than 1 MiB");
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(validate("name: " + "[".repeat(60) + "]".repeat(60))).contains("deeper than 32");
    }

    @Test
    void bytesThatAreNoTextAreReported() throws IOException {
        Path file = directory.resolve("pipeline.yaml");
        Files.write(file, new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xc3, '('});
        CommandLineRun run = CommandLineRun.of("validate", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains("UTF-8").doesNotContain("Exception");
    }

    private String validate(String text) {
        try {
            Path file = directory.resolve("pipeline.yaml");
            Files.writeString(file, text);
            CommandLineRun run = CommandLineRun.of("validate", file.toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.error())
                    .doesNotContain("Exception")
                    .endsWith("1 problem. Nothing was submitted.\n");
            return run.error();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String report(Path file) {
        CommandLineRun run = CommandLineRun.of("validate", file.toString());
        assertThat(run.error()).doesNotContain("Exception", "\tat ");
        return (run.error() + run.out()).replace(DIRECTORY + "/", "")
                + "exit code "
                + run.exitCode()
                + "\n";
    }

    private static String expected(Path file) throws IOException {
        return Files.readString(DIRECTORY.resolve(title(file) + ".txt"), StandardCharsets.UTF_8);
    }

    private static String title(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
