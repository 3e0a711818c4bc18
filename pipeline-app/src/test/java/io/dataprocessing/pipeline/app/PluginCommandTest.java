package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs for plugins, and what they say. */
final class PluginCommandTest {

    private static final String FACTORY =
            """
            package acme;
            import io.dataprocessing.pipeline.api.*;
            import io.dataprocessing.pipeline.api.data.*;
            public final class GeoFactory implements ProcessorFactory<GeoFactory.Options> {
                public record Options() {}
                @Override public String type() { return "geo"; }
                @Override public String description() { return "Passes all."; }
                @Override public Class<Options> optionsType() { return Options.class; }
                @Override public StepSpec describe(Options options, PlanContext context) {
                    Schema<Row> rows = Schemas.rows(context.inputType());
                    return ProcessorSpec.of(
                            rows, rows, () -> (input, output) -> output.emit(input.value()));
                }
            }
            """;

    @TempDir private Path directory;

    @Test
    void newWritesAProject() throws IOException {
        Path project = directory.resolve("it");
        CommandLineRun run = create("--name", "geo-ip", "--dir", project.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        %1$s: a plugin with steps of the type 'geo-ip'. Its README.md says more; to begin:
                          cd %1$s
                          mvn package
                        """
                                .formatted(project));
        try (Stream<Path> files = Files.walk(project)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> project.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            ".gitignore",
                            ".mvn/maven.config",
                            "README.md",
                            "pom.xml",
                            "sample/pipeline.yaml",
                            "sample/texts.jsonl",
                            "src/main/java/com/example/geoip/GeoIpFactory.java",
                            "src/main/java/com/example/geoip/GeoIpOptions.java",
                            "src/main/java/com/example/geoip/GeoIpProcessor.java",
                            "src/main/resources/META-INF/pipeline/cases/geo-ip.yaml",
                            "src/main/resources/META-INF/services/io.dataprocessing.pipeline.api.ProcessorFactory",
                            "src/test/java/com/example/geoip/GeoIpProcessorTest.java");
        }
        for (Path file : files(project)) {
            assertThat(file).content().doesNotContain("{{", "@project");
        }
        assertThat(project.resolve("pom.xml"))
                .content()
                .contains("<pipeline.repository>file:///opt/repository</pipeline.repository>")
                .contains("<Pipeline-Api-Version>[1.0,2)</Pipeline-Api-Version>");
    }

    /** What this build has fetched, a project that is built after it has too. */
    @Test
    void newUsesTheMavenPluginsOfThisBuild() throws IOException {
        Path project = directory.resolve("geo");
        create("--name", "geo", "--dir", project.toString());
        String parent = Files.readString(ProjectFiles.root().resolve("pom.xml"));
        List<String> plugins = mavenPlugins(Files.readString(project.resolve("pom.xml")));
        assertThat(plugins).hasSize(5);
        assertThat(mavenPlugins(parent)).containsAll(plugins);
    }

    private static List<String> mavenPlugins(String pom) {
        return Pattern.compile(
                        "<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }

    @Test
    void newNeverOverwrites() throws IOException {
        Path project = Files.createDirectories(directory.resolve("geo"));
        Files.writeString(project.resolve("notes.txt"), "mine");
        CommandLineRun run = create("--name", "geo", "--dir", project.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        "%s is there already and stays as it is. Choose another directory with --dir.\n"
                                .formatted(project));
        assertThat(files(project)).containsExactly(project.resolve("notes.txt"));
    }

    @Test
    void newSaysWhatIsWrongWithANameAndWritesNothing() {
        assertThat(refused("--name", "Geo"))
                .isEqualTo(
                        "name 'Geo' is not allowed. Use a-z, 0-9 and '-', a letter first, at most 60"
                                + " characters.\n");
        assertThat(refused("--name", "filter"))
                .isEqualTo(
                        "name 'filter' is taken: the platform has one of that name. Choose another.\n");
        assertThat(refused("--name", "new"))
                .isEqualTo(
                        "'com.example.new' is no name of a Java package. Choose one with --package, such"
                                + " as com.acme.geo.\n");
        CommandLineRun nowhere = CommandLineRun.of("plugin", "new", "--name", "geo");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.error())
                .isEqualTo(
                        "this is no distribution with a folder 'repository'. Say with --repository where"
                                + " Maven finds pipeline-api and pipeline-testkit.\n");
        assertThat(files(directory)).isEmpty();
    }

    @Test
    void verifyTellsWhatAPluginIs() {
        Path jar = geo().write(directory.resolve("geo-1.2.jar"));
        CommandLineRun run = CommandLineRun.of("plugin", "verify", jar.toString());
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern(
                        """
                          plugin   geo
                          version  1.2.0
                          API      1.0; this is 1.0
                          Java     17
                          offers   processor geo
                          sha256   [0-9a-f]{64}  geo-1.2.jar
                          cases    none for 'geo'; META-INF/pipeline/cases/geo.yaml would have them
                        Nothing is wrong.
                        """);
    }

    @Test
    void verifyRunsTheCasesThatAPluginBrings() {
        String cases =
                """
                - name: passes a record
                  input: id long
                  events: [{record: {id: 1}}]
                  gives: [{id: %s}]
                """;
        Path right =
                geo().entry("META-INF/pipeline/cases/geo.yaml", cases.formatted(1))
                        .write(directory.resolve("right.jar"));
        assertThat(CommandLineRun.of("plugin", "verify", right.toString()).out())
                .contains("  cases    1 of 1 as expected\n");

        Path wrong =
                geo().entry("META-INF/pipeline/cases/geo.yaml", cases.formatted(2))
                        .write(directory.resolve("wrong.jar"));
        CommandLineRun run = CommandLineRun.of("plugin", "verify", wrong.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("  cases    0 of 1 as expected\n");
        assertThat(run.error())
                .isEqualTo(
                        """
                        wrong.jar: case 'passes a record' of 'geo' fails: what comes out:
                          {=[{id: 1}]}
                        but should be:
                          {=[{id: 2}]}
                        1 problem.
                        """);
    }

    @Test
    void verifyTellsAllThatIsWrongAtOnce() {
        Path jar =
                geo().manifest("Pipeline-Api-Version", "[2.0,3)")
                        .service(ProcessorFactory.class, "acme.Missing")
                        .write(directory.resolve("geo.jar"));
        CommandLineRun run = CommandLineRun.of("plugin", "verify", jar.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .contains("geo.jar needs platform API [2.0,3); this is 1.0.\n")
                .contains("geo.jar: acme.Missing, listed as ProcessorFactory, isn't in the JAR.\n")
                .endsWith("2 problems.\n");
    }

    @Test
    void verifyTakesAFolderWithAllJarsOfAPlugin() {
        Path folder = directory.resolve("geo");
        PluginJarBuilder.plugin("")
                .manifest("Pipeline-Plugin-Name", "")
                .manifest("Pipeline-Api-Version", "")
                .source("lib.Maps", "package lib; public final class Maps {}")
                .write(folder.resolve("lib.jar"));
        Path library = folder.resolve("lib.jar");
        geo().compileAgainst(library).write(folder.resolve("geo-1.2.jar"));
        CommandLineRun run = CommandLineRun.of("plugin", "verify", folder.toString());
        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("geo-1.2.jar\n").contains("lib.jar\n");
    }

    @Test
    void verifyTellsWhatIsNotBundled() {
        Path library =
                PluginJarBuilder.plugin("lib")
                        .source("lib.Maps", "package lib; public final class Maps {}")
                        .write(directory.resolve("lib.jar"));
        Path jar =
                geo().compileAgainst(library)
                        .source(
                                "acme.inner.Lookup",
                                "package acme.inner; final class Lookup { Object maps = new lib.Maps(); }")
                        .write(directory.resolve("geo.jar"));
        CommandLineRun run = CommandLineRun.of("plugin", "verify", jar.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        """
                        geo.jar: acme.inner.Lookup uses lib.Maps, which isn't there. Bundle it in the JAR.
                        1 problem.
                        """);
    }

    @Test
    void verifyTellsThatATypeIsTaken() {
        Path jar =
                PluginJarBuilder.plugin("geo")
                        .source("acme.GeoFactory", FACTORY.replace("\"geo\"", "\"filter\""))
                        .service(ProcessorFactory.class, "acme.GeoFactory")
                        .write(directory.resolve("geo.jar"));
        CommandLineRun run = CommandLineRun.of("plugin", "verify", jar.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo(
                        """
                        geo.jar: processor 'filter' is offered by the platform too. Choose another name.
                        1 problem.
                        """);
    }

    @Test
    void verifyNamesWhatIsNoPlugin() throws IOException {
        Path none = directory.resolve("none.jar");
        CommandLineRun run = CommandLineRun.of("plugin", "verify", none.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).isEqualTo("%s: there is no such file.\n".formatted(none));
        assertThat(CommandLineRun.of("plugin", "verify", directory.toString()).error())
                .isEqualTo(
                        "%s has no JAR. Name a JAR, or the folder with all JARs of one plugin.\n"
                                .formatted(directory));
        Files.writeString(none, "no zip");
        assertThat(CommandLineRun.of("plugin", "verify", none.toString()).error())
                .startsWith("none.jar is no JAR, or is damaged or cut off (")
                .endsWith("\n1 problem.\n");
    }

    @Test
    void lsListsPluginsAndWhatIsRefused() throws IOException {
        geo().into(directory, "geo-1.2.jar");
        Files.writeString(
                Files.createDirectories(directory.resolve("broken")).resolve("broken.jar"), "text");
        CommandLineRun run = CommandLineRun.of("plugin", "ls", "--plugins", directory.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                          PLUGIN  VERSION  API  OFFERS         FILES
                          geo     1.2.0    1.0  processor geo  geo-1.2.jar
                        """);
        assertThat(run.error()).startsWith("refused: broken.jar is no JAR");
    }

    @Test
    void lockPinsWhatIsThere() throws IOException {
        Path plugins = directory.resolve("plugins");
        geo().into(plugins, "geo-1.2.jar");
        Path file = Files.writeString(directory.resolve("orders.yaml"), "version: 1\n");
        CommandLineRun run =
                CommandLineRun.of(
                        "plugin", "lock", file.toString(), "--plugins", plugins.toString());
        assertThat(run.exitCode()).as(run.error()).isZero();
        Path lock = directory.resolve("plugins.lock");
        assertThat(run.out()).startsWith(lock + ": 1 plugin pinned.\n");
        assertThat(lock)
                .content()
                .contains("geo")
                .contains("1.2.0")
                .containsPattern("geo-1\\.2\\.jar\"?: [0-9a-f]{64}");
    }

    @Test
    void lockPinsNothingThatIsRefused() throws IOException {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "text");
        Path file = Files.writeString(directory.resolve("orders.yaml"), "version: 1\n");
        CommandLineRun run =
                CommandLineRun.of(
                        "plugin", "lock", file.toString(), "--plugins", plugins.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .endsWith("Nothing was written. Take out what is refused, or put it right.\n");
        assertThat(directory.resolve("plugins.lock")).doesNotExist();
    }

    private static PluginJarBuilder geo() {
        return PluginJarBuilder.plugin("geo")
                .version("1.2.0")
                .source("acme.GeoFactory", FACTORY)
                .service(ProcessorFactory.class, "acme.GeoFactory");
    }

    private String refused(String... arguments) {
        CommandLineRun run = create(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        return run.error();
    }

    private static CommandLineRun create(String... arguments) {
        return CommandLineRun.of(
                Stream.concat(
                                Stream.of(
                                        "plugin", "new", "--repository", "file:///opt/repository"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
