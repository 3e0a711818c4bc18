package io.dataprocessing.pipeline.suite.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.jar.Plugin;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.core.plugin.jar.PluginLock;
import io.dataprocessing.pipeline.core.plugin.jar.RefusedPlugin;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder in which nearly all plugins are broken, each in its own way. */
final class BrokenPluginsTest {

    private static final String SERVICES =
            "META-INF/services/io.dataprocessing.pipeline.api.ProcessorFactory";

    private static final String PIPELINE =
            """
            version: 1
            name: lines
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "localhost:9092"}}
            sources:
              lines:
                connection: main
                topic: lines
                value: {format: json, schema: {fields: {line: string}}}
            steps:
              - {name: first, input: lines, type: alpha}
              - {name: second, input: first, type: omega}
            sinks:
              out: {input: second, connection: main, topic: out, value: {format: json}}
            """;

    private final List<String> expected = new ArrayList<>();
    private final Path plugins;
    private final Path elsewhere;

    BrokenPluginsTest(@TempDir Path folder) throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    }

    @Test
    void eachSaysWhatIsWrongWithItAndTheHealthyOnesAreThere() throws IOException {
        healthy("alpha");
        healthy("omega");
        brokenCode();
        missingClasses();
        brokenServices();
        brokenProviders();
        brokenManifests();
        brokenFiles();
        brokenLinks();
        equalNames();
        try (PluginFolder folder = PluginFolder.open(plugins, PluginLock.none())) {
            assertThat(folder.refused())
                    .extracting(RefusedPlugin::reason)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(folder.refused()).noneMatch(RefusedPlugin::fatal);
            assertThat(folder.plugins())
                    .extracting(Plugin::name)
                    .containsExactly("alpha", "bom", "half", "omega");
            Catalog catalog = Catalog.load(getClass().getClassLoader(), folder);
            assertThat(catalog.stepTypes()).contains("alpha", "bom", "half", "omega");
            assertThat(
                            new Planner(catalog)
                                    .plan(
                                            new ConfigParser(Environment.of(Map.of()))
                                                    .parse("pipeline.yaml", elsewhere, PIPELINE))
                                    .name())
                    .isEqualTo("lines");
        }
    }

    private void healthy(String name) {
        PluginSources.plugin(name, "").into(plugins, name + "-1.0.jar");
    }

    /** Writes a plugin and says what is to be heard of it. */
    private void broken(String name, PluginJarBuilder plugin, String... sentences) {
        plugin.into(plugins, name + "-1.0.jar");
        expected.addAll(Arrays.asList(sentences));
    }

    private void brokenCode() {
        code(
                "throws",
                "public StepFactory() { throw new IllegalStateException(\"no licence\"); }",
                "StepFactory() failed: no licence");
        code(
                "no-memory",
                "public StepFactory() { throw new OutOfMemoryError(\"Java heap space\"); }",
                "StepFactory() failed: OutOfMemoryError: Java heap space");
        code(
                "deep",
                "public StepFactory() { deep(1); } private static long deep(long i) { return deep(i + 1) + i; }",
                "StepFactory() failed: StackOverflowError");
        code(
                "static-error",
                "static { if (true) throw new AssertionError(\"two\\n clocks\"); }",
                "the static initialiser of StepFactory failed: AssertionError: two clocks");
        code(
                "static-deep",
                "static final long DEEP = deep(1); private static long deep(long i) { return deep(i + 1) + i; }",
                "the static initialiser of StepFactory failed: StackOverflowError");
        code(
                "static-exception",
                "static { if (true) throw new IllegalArgumentException(); }",
                "the static initialiser of StepFactory failed: IllegalArgumentException");
        broken(
                "nameless",
                PluginSources.with("nameless", PluginSources.named("null", "", "\"\"")),
                "nameless-1.0.jar: StepFactory.type() gives no name, or failed with a NullPointerException.");
        broken(
                "unsure",
                PluginSources.with(
                        "unsure",
                        PluginSources.named(
                                "String.valueOf(1 / Integer.parseInt(\"0\"))", "", "\"\"")),
                "unsure-1.0.jar: StepFactory.type() failed: / by zero. Other plugins were loaded.");
        broken(
                "half",
                PluginSources.plugin("half", "")
                        .source(
                                "team.OtherFactory",
                                PluginSources.factory(
                                                "other",
                                                "public OtherFactory() { throw new RuntimeException(); }")
                                        .replace("StepFactory", "OtherFactory"))
                        .service(ProcessorFactory.class, "team.OtherFactory"),
                "half-1.0.jar: OtherFactory() failed: RuntimeException. Other plugins were loaded.");
    }

    private void code(String name, String members, String what) {
        broken(
                name,
                PluginSources.plugin(name, members),
                "%s-1.0.jar: %s. Other plugins were loaded.".formatted(name, what));
    }

    private void missingClasses() {
        Path library =
                PluginJarBuilder.plugin("library")
                        .source(
                                "lib.Thing",
                                "package lib; public class Thing { public void go() {} }")
                        .source(
                                "io.dataprocessing.pipeline.api.Later",
                                "package io.dataprocessing.pipeline.api; public class Later {}")
                        .write(elsewhere.resolve("library.jar"));
        broken(
                "unbundled",
                PluginSources.plugin("unbundled", "private final Object thing = new lib.Thing();")
                        .compileAgainst(library),
                "unbundled-1.0.jar: lib.Thing is missing (NoClassDefFoundError). Bundle it in the JAR.");
        broken(
                "orphan",
                PluginSources.with(
                                "orphan",
                                PluginSources.factory("orphan", "")
                                        .replace(
                                                "StepFactory implements",
                                                "StepFactory extends lib.Thing implements"))
                        .compileAgainst(library),
                "orphan-1.0.jar: lib.Thing is missing (NoClassDefFoundError). Bundle it in the JAR.");
        broken(
                "early",
                PluginSources.plugin(
                                "early",
                                "private final Object later = new io.dataprocessing.pipeline.api.Later();")
                        .compileAgainst(library),
                "early-1.0.jar: io.dataprocessing.pipeline.api.Later isn't in platform API 1.0. Build it against that API, or run a newer platform.");
        broken(
                "linked",
                PluginSources.plugin("linked", "{ new lib.Thing().go(); }")
                        .compileAgainst(library)
                        .entry("lib/Thing.class", otherThing()),
                "linked-1.0.jar: StepFactory() failed: it was built against other classes than it runs with (NoSuchMethodError: 'void lib.Thing.go()'). Build it again, against platform API 1.0.");
        broken(
                "bundles-api",
                PluginSources.plugin("bundles-api", "").bundle(library),
                "bundles-api-1.0.jar holds classes of the platform's API (io.dataprocessing.pipeline.api.Later). Give pipeline-api the scope 'provided' in its build.");
    }

    /** The class lib.Thing as a newer library has it, without its method. */
    private byte[] otherThing() {
        return entryOf(
                PluginJarBuilder.plugin("library")
                        .source("lib.Thing", "package lib; public class Thing {}")
                        .write(elsewhere.resolve("library-2.jar")),
                "lib/Thing.class");
    }

    private void brokenServices() {
        broken(
                "silent",
                PluginJarBuilder.plugin("silent").entry("readme.txt", "nothing"),
                "silent-1.0.jar offers nothing: it has no file %s or the like."
                        .formatted(SERVICES));
        services("empty", "", "offers nothing: its files in META-INF/services are empty.");
        services(
                "comments",
                "# team.StepFactory\n\n  # later\n",
                "offers nothing: its files in META-INF/services are empty.");
        broken(
                "bom",
                PluginSources.plugin("bom", "").entry(SERVICES, "\uFEFFteam.StepFactory\n"),
                "bom-1.0.jar: %s begins with a byte order mark. Save it as UTF-8 without one."
                        .formatted(SERVICES));
        broken(
                "binary",
                PluginSources.plugin("binary", "")
                        .entry(SERVICES, new byte[] {(byte) 0xC0, (byte) 0x80, 0, 1, (byte) 0xFF}),
                "binary-1.0.jar: %s is no text in UTF-8.".formatted(SERVICES));
        services(
                "prose",
                "my factory\n\u0000\u0001x\nteam..StepFactory",
                ": %s line 1 is no class name: 'my factory'.".formatted(SERVICES),
                ": %s line 2 is no class name: '\\u0000\\u0001x'.".formatted(SERVICES),
                ": %s line 3 is no class name: 'team..StepFactory'.".formatted(SERVICES));
        services(
                "absent",
                "team.GoneFactory",
                ": team.GoneFactory, listed as ProcessorFactory, isn't in the JAR.");
    }

    private void services(String name, String text, String... ends) {
        broken(
                name,
                PluginSources.plugin(name, "").entry(SERVICES, text),
                Arrays.stream(ends)
                        .map(
                                end ->
                                        "%s-1.0.jar%s%s"
                                                .formatted(
                                                        name, end.startsWith(":") ? "" : " ", end))
                        .toArray(String[]::new));
    }

    private void brokenProviders() {
        broken(
                "stranger",
                PluginJarBuilder.plugin("stranger")
                        .source("team.StepFactory", "package team; public class StepFactory {}")
                        .service(ProcessorFactory.class, PluginSources.FACTORY),
                "stranger-1.0.jar: team.StepFactory is listed as ProcessorFactory and isn't one.");
        String unmakeable =
                "team.StepFactory needs to be a public class, not abstract, with a public constructor without parameters.";
        String source = PluginSources.factory("unmade", "");
        shape("abstract", source.replace("public final class Step", "public abstract class Step"));
        shape("hidden", source.replace("public final class Step", "final class Step"));
        shape("closed", PluginSources.factory("unmade", "private StepFactory() {}"));
        shape("wants", PluginSources.factory("unmade", "public StepFactory(int port) {}"));
        for (String name : List.of("abstract", "hidden", "closed", "wants")) {
            expected.add("%s-1.0.jar: %s".formatted(name, unmakeable));
        }
        broken(
                "newer-java",
                PluginSources.plugin("newer-java", "").entry("team/StepFactory.class", java(60)),
                "newer-java-1.0.jar was built for Java 60; this runs on %d. Build it with --release 17."
                        .formatted(Runtime.version().feature()));
        broken(
                "no-class",
                PluginSources.plugin("no-class", "").entry("team/StepFactory.class", "no class"),
                "no-class-1.0.jar: team.StepFactory can't be loaded: ClassFormatError: Incompatible magic value 1852776547 in class file team/StepFactory. Other plugins were loaded.");
    }

    private void shape(String name, String source) {
        PluginSources.with(name, source).into(plugins, name + "-1.0.jar");
    }

    /** The first bytes of a class for some Java. */
    private static byte[] java(int version) {
        return new byte[] {
            (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (version + 44)
        };
    }

    private void brokenManifests() {
        broken(
                "api-two",
                PluginSources.plugin("api-two", "").manifest("Pipeline-Api-Version", "2.0"),
                "api-two-1.0.jar needs platform API 2.x; this is 1.0.");
        broken(
                "api-range",
                PluginSources.plugin("api-range", "").manifest("Pipeline-Api-Version", "[0.1,1.0)"),
                "api-range-1.0.jar needs platform API [0.1,1.0); this is 1.0.");
        broken(
                "api-newest",
                PluginSources.plugin("api-newest", "").manifest("Pipeline-Api-Version", "newest"),
                "api-newest-1.0.jar: Pipeline-Api-Version 'newest' is no version and no range of versions. Write one such as [1.0,2).");
        broken(
                "named",
                PluginSources.plugin("named", "").manifest("Pipeline-Plugin-Name", "../up"),
                "named-1.0.jar: '../up' is no name for a plugin. Allowed: letters, digits, '.', '_', '-'; at most 100.");
        broken(
                "manifest",
                PluginSources.plugin("manifest", "").entry("META-INF/MANIFEST.MF", "no colon\n"),
                "manifest-1.0.jar: META-INF/MANIFEST.MF can't be read (invalid header field (line 1)). Build it again.");
    }

    private void brokenFiles() throws IOException {
        file("text", "no JAR".getBytes(StandardCharsets.UTF_8), "zip END header not found");
        file("nothing", new byte[0], "zip file is empty");
        byte[] whole = Files.readAllBytes(plugins.resolve("alpha/alpha-1.0.jar"));
        file("cut", Arrays.copyOf(whole, whole.length / 2), "zip END header not found");
        broken(
                "slip",
                PluginSources.plugin("slip", "").entry("../../etc/cron.d/job", "* * * * * root"),
                "slip-1.0.jar has an entry '../../etc/cron.d/job', which leads out of a JAR. Build it again, from sources that you trust.");
        broken(
                "rooted",
                PluginSources.plugin("rooted", "").entry("/etc/passwd", "root"),
                "rooted-1.0.jar has an entry '/etc/passwd', which leads out of a JAR. Build it again, from sources that you trust.");
        manyEntries(Files.createDirectories(plugins.resolve("many")).resolve("many-1.0.jar"));
        expected.add(
                "many-1.0.jar has 100,001 entries; at most 100,000 are allowed. Build it again, from sources that you trust.");
        Files.createDirectories(plugins.resolve("bare"));
        expected.add("bare: the folder has no JAR.");
        Files.createDirectories(plugins.resolve("nested/nested-1.0.jar"));
        expected.add("nested-1.0.jar can't be read. It has to be a file that this user may read.");
    }

    private void file(String name, byte[] bytes, String why) throws IOException {
        Files.write(
                Files.createDirectories(plugins.resolve(name)).resolve(name + "-1.0.jar"), bytes);
        expected.add(
                "%s-1.0.jar is no JAR, or is damaged or cut off (%s). Build or copy it again."
                        .formatted(name, why));
    }

    private static void manyEntries(Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (int i = 0; i < 100_001; i++) {
                zip.putNextEntry(new ZipEntry(Integer.toString(i)));
            }
        }
    }

    private void brokenLinks() throws IOException {
        Path outside = PluginSources.plugin("outside", "").write(elsewhere.resolve("outside.jar"));
        Files.createSymbolicLink(plugins.resolve("outside-1.0.jar"), outside);
        expected.add(
                "outside-1.0.jar is a link that leads out of the plugins' folder. Put the file there.");
        Files.createSymbolicLink(plugins.resolve("dead-1.0.jar"), elsewhere.resolve("gone.jar"));
        expected.add("dead-1.0.jar is a link to nothing. Put the file there.");
    }

    private void equalNames() {
        for (String folder : List.of("one", "two")) {
            PluginSources.plugin("twin", "")
                    .write(plugins.resolve(folder).resolve("twin-%s.jar".formatted(folder)));
            expected.add(
                    "twin-one.jar and twin-two.jar are both plugin 'twin'. Remove one or pin version.");
        }
    }

    private static byte[] entryOf(Path jar, String entry) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.getInputStream(opened.getJarEntry(entry)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
