package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigParserTest {

    @Test
    void findsAllSections() {
        PipelineConfig config =
                PipelineFiles.parse(
                        """
                        version: 1
                        name: orders-revenue
                        description: What was sold
                        execution: {parallelism: 4}
                        connections:
                          main: {type: kafka}
                        dead-letter: {connection: main}
                        sources:
                          orders: {connection: main}
                        steps:
                          - {name: valid, type: filter}
                          - name: by-minute
                            type: window-aggregate
                        sinks:
                          revenue: {connection: main}
                        """);
        assertThat(config.name().text()).isEqualTo("orders-revenue");
        assertThat(config.execution().get("parallelism")).isPresent();
        assertThat(names(config.connections())).containsExactly("main");
        assertThat(config.deadLetter().entries()).hasSize(1);
        assertThat(names(config.sources())).containsExactly("orders");
        assertThat(names(config.steps())).containsExactly("valid", "by-minute");
        assertThat(names(config.sinks())).containsExactly("revenue");
        assertThat(config.steps().get(1).name().position())
                .isEqualTo(new Position("orders.yaml", 12, 11, 9));
        assertThat(config.steps().get(1).body().entries())
                .extracting(ConfigMap.Entry::key)
                .containsExactly("type");
    }

    @ParameterizedTest
    @CsvSource({"NO", "on", "1.10", "010", "1:30", "0x1F", "1e3", "2026-11-23", "yes", "!", "-"})
    void leavesEveryScalarTheTextThatItIs(String written) {
        String text = written.equals("!") || written.equals("-") ? "'" + written + "'" : written;
        ConfigScalar scalar = (ConfigScalar) PipelineFiles.value("country: " + text, "country");
        assertThat(scalar.text()).isEqualTo(written);
        assertThat(scalar.absent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',true", "~,true", "null,true", "'\"\"',false", "'\"null\"',false"})
    void tellsNothingFromAnEmptyText(String written, boolean absent) {
        ConfigScalar scalar = (ConfigScalar) PipelineFiles.value("a: " + written, "a");
        assertThat(scalar.absent()).isEqualTo(absent);
    }

    @Test
    void keepsPositionsOfKeysAndValues() {
        PipelineConfig config = PipelineFiles.parse(PipelineFiles.withSource("topic: [a, 'b c']"));
        ConfigMap.Entry topic = config.sources().get(0).body().entry("topic").orElseThrow();
        assertThat(topic.keyPosition()).isEqualTo(new Position("orders.yaml", 5, 5, 5));
        assertThat(topic.value().position()).isEqualTo(new Position("orders.yaml", 5, 12, 1));
        assertThat(((ConfigList) topic.value()).items())
                .extracting(ConfigNode::position)
                .containsExactly(
                        new Position("orders.yaml", 5, 13, 1),
                        new Position("orders.yaml", 5, 16, 5));
    }

    @Test
    void countsColumnsInJavasCharacters() {
        PipelineConfig config =
                PipelineFiles.parse(PipelineFiles.withSource("{\"😀é\": 😀, b: c}"));
        assertThat(config.sources().get(0).body().entry("b").orElseThrow().keyPosition())
                .isEqualTo(new Position("orders.yaml", 5, 17, 1));
    }

    @Test
    void readsCharactersOfTwoCharsAnywhere() {
        String text = "😀".repeat(5_000);
        assertThat(((ConfigScalar) PipelineFiles.value("a: " + text, "a")).text()).isEqualTo(text);
        assertThat(((ConfigScalar) PipelineFiles.value("a: x" + text, "a")).text())
                .isEqualTo("x" + text);
    }

    @Test
    void acceptsAByteOrderMarkAndWindowsLineEnds() {
        String text = "\uFEFF" + PipelineFiles.withSource("topic: a").replace("\n", "\r\n");
        assertThat(PipelineFiles.parse(text).sources().get(0).body().get("topic"))
                .get()
                .extracting(ConfigNode::position)
                .isEqualTo(new Position("orders.yaml", 5, 12, 1));
    }

    @Test
    void reportsProblemsOfAllKindsTogether() {
        String text = PipelineFiles.withSource("a: ${NOPE}\na: !x b").replace("version: 1", "v: 1");
        assertThat(PipelineFiles.problemsOf(text))
                .containsExactly(
                        "6:8 E011 tags such as !x are not allowed in a pipeline file.",
                        "6:5 E010 key 'a' appears twice (first at 5:5). Keep one.",
                        "5:8 E020 environment variable NOPE is not set. Set it, or give a default:"
                                + " ${NOPE:default}.",
                        "1:1 E030 unknown key 'v'. Known: version, name, description, execution,"
                                + " connections, dead-letter, sources, steps, sinks, plugins, profiles.",
                        "1:1 E031 required key 'version' is missing. Write version: 1.");
    }

    @Test
    void refusesLargeTexts() {
        String text = PipelineFiles.withSource("a: " + "x".repeat(1 << 20));
        assertThat(PipelineFiles.problemsOf(text))
                .containsExactly("1:1 E002 file is larger than 1 MiB.");
    }

    @Test
    void readsAFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("orders.yaml");
        Files.writeString(file, PipelineFiles.withSource("a: b"));
        PipelineFile read = PipelineFile.read(file.toString());
        assertThat(new ConfigParser(PipelineFiles.ENVIRONMENT).parse(read).source())
                .isEqualTo(read.source());
        assertThat(read.directory()).contains(directory);
    }

    @Test
    void saysWhyAFileCannotBeRead(@TempDir Path directory) throws Exception {
        Path latin = directory.resolve("latin.yaml");
        Files.write(latin, "name: a\n# gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));
        Path large = directory.resolve("large.yaml");
        Files.write(large, new byte[(1 << 20) + 1]);
        assertUnreadable(latin.toString(), "E003 file is not UTF-8 (line 2).");
        assertUnreadable(large.toString(), "E002 file is larger than 1 MiB.");
        assertUnreadable(directory.toString(), "E001 this is a directory, not a file.");
        assertUnreadable(
                directory.resolve("none.yaml").toString(),
                "E001 file can't be read, or there is none of this name.");
        assertUnreadable("a\0b", "E001 file can't be read, or there is none of this name.");
    }

    private static void assertUnreadable(String name, String message) {
        assertThatExceptionOfType(InvalidPipelineException.class)
                .isThrownBy(() -> PipelineFile.read(name))
                .withMessage("%s:1:1 error %s".formatted(name.replace('\0', '\uFFFD'), message));
    }

    private static List<String> names(List<NamedSection> sections) {
        return sections.stream().map(NamedSection::name).map(ConfigScalar::text).toList();
    }

    @Test
    void takesEmptySectionsForMissingOnes() {
        PipelineConfig config =
                PipelineFiles.parse(PipelineFiles.withSource("a: b") + "steps:\nexecution:\n");
        assertThat(config.steps()).isEmpty();
        assertThat(config.execution().get("parallelism")).isEqualTo(Optional.empty());
    }
}
