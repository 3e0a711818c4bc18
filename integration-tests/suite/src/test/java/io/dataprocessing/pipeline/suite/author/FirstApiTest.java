package io.dataprocessing.pipeline.suite.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.suite.ProjectFiles;
import io.dataprocessing.pipeline.suite.cli.CommandLineRun;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plugin that was written for the first API and compiled against it still loads and runs: its
 * sources stay as they were, and what they are compiled against is the baseline, not today's API.
 */
final class FirstApiTest {

    private static final Path SOURCES = Path.of("src/test/resources/first-api");
    private static final Path BASELINE =
            ProjectFiles.root().resolve("pipeline-api/src/baseline/pipeline-api-1.0.jar");

    @TempDir private Path directory;
    private Path jar;
    private PluginFolder folder;
    private Plugin plugin;

    @BeforeEach
    void load() throws Exception {
        jar =
                PluginJarBuilder.plugin("first")
                        .version("1.0.0")
                        .manifest("Pipeline-Api-Version", "[1.0,2)")
                        .compileAgainst(BASELINE)
                        .compileAgainst(slf4j())
                        .source("acme.first.Totals", source("Totals"))
                        .source("acme.first.Pairs", source("Pairs"))
                        .source("acme.first.Hourly", source("Hourly"))
                        .source("acme.first.Lengths", source("Lengths"))
                        .source("acme.first.Lines", source("Lines"))
                        .service(
                                ProcessorFactory.class,
                                "acme.first.Totals",
                                "acme.first.Pairs",
                                "acme.first.Hourly",
                                "acme.first.Lengths")
                        .service(Format.class, "acme.first.Lines")
                        .write(directory.resolve("first-1.0.0.jar"));
        folder = PluginFolder.ofJar(jar);
        assertThat(folder.refused()).isEmpty();
        plugin = folder.plugins().get(0);
    }

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void allThatItUsesIsStillThere() {
        CommandLineRun run = CommandLineRun.of("plugin", "verify", jar.toString());
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("offers   processor first-")
                .contains("format first-lines")
                .endsWith("Nothing is wrong.\n");
    }

    @Test
    void stateTimersAndSideOutputsWork() throws Exception {
        ContractCase.of("totals", factory("first-totals"))
                .options("after: 1h")
                .input("sku string, amount long")
                .record("2025-01-01T00:00:00Z", "a", 1)
                .record("2025-01-01T00:00:01Z", "a", 2)
                .record("2025-01-01T00:00:02Z", "a", 101)
                .watermark("2025-01-01T01:00:00Z")
                .gives("a", 3, 2)
                .givesTo("large", "a", 101)
                .verify();
    }

    @Test
    void twoInputsWork() throws Exception {
        ContractCase.of("pairs", factory("first-pairs"))
                .options("on: sku")
                .input("sku string, amount long")
                .secondInput("sku string, name string")
                .second("2025-01-01T00:00:00Z", "a", "x")
                .record("2025-01-01T00:00:01Z", "a", 2)
                .second("2025-01-01T00:00:02Z", "a", "y")
                .gives(null, List.of("a", "x"))
                .gives(List.of("a", 2), List.of("a", "y"))
                .verify();
    }

    @Test
    void windowsAndExpressionsWork() throws Exception {
        ContractCase.of("hourly", factory("first-hourly"))
                .options("condition: amount > 1")
                .input("sku string, amount long")
                .record("2025-01-01T00:00:00Z", "a", 1)
                .record("2025-01-01T00:10:00Z", "a", 2)
                .watermark("2025-01-01T01:00:00Z")
                .gives("a", "2025-01-01T00:00:00Z", 1)
                .verify();
    }

    @Test
    void asynchronousStepsWork() throws Exception {
        ContractCase.of("lengths", factory("first-lengths"))
                .options("plus: 1")
                .input("text string")
                .record("2025-01-01T00:00:00Z", "four")
                .clock(Duration.ofSeconds(1))
                .gives("four", 5)
                .verify();
    }

    @Test
    void formatsWork() throws Exception {
        Format<?> lines = plugin.providers(Format.class).get(0);
        assertThat(roundTrip(lines, "hello")).isEqualTo("hello");
    }

    private static <O extends Record> String roundTrip(Format<O> format, String text)
            throws Exception {
        O options = format.optionsType().getDeclaredConstructor().newInstance();
        RowType type = RowType.builder().field("line", DataTypes.STRING).build();
        FormatSchema schema = FormatSchema.of(type);
        NoRegistry runtime = new NoRegistry();
        byte[] bytes = format.encoder(options, schema, runtime).encode(Row.of(type, text));
        return format.decoder(options, schema, runtime).decode(bytes).getString(0);
    }

    private ProcessorFactory<?> factory(String type) {
        for (ProcessorFactory<?> factory : plugin.providers(ProcessorFactory.class)) {
            if (factory.type().equals(type)) {
                return factory;
            }
        }
        throw new AssertionError("no processor " + type);
    }

    /** What plugins log through, which comes with the API. */
    private static Path slf4j() throws Exception {
        return Path.of(
                Class.forName("org.slf4j.Logger")
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
    }

    private static String source(String name) throws IOException {
        return Files.readString(
                SOURCES.resolve("acme/first/" + name + ".java"), StandardCharsets.UTF_8);
    }

    /** What a format without a schema registry is given. */
    private static final class NoRegistry implements FormatRuntime {

        @Override
        public Optional<RegistrySettings> registry() {
            return Optional.empty();
        }

        @Override
        public SchemaMemory schemas() {
            throw new UnsupportedOperationException("the format has no registry to remember");
        }
    }
}
