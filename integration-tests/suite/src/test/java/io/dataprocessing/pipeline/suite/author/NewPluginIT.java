package io.dataprocessing.pipeline.suite.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/plugins.md tells the author of a first plugin to do, command by command, with nothing
 * but the distribution, a JDK and Maven.
 */
final class NewPluginIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("pipeline.distribution"));
    private static final String MAVEN = System.getProperty("pipeline.maven", "");

    @TempDir private Path directory;
    private Path home;

    /** A distribution with a plugin folder of its own; all else is the one that was built. */
    @BeforeEach
    void install() throws IOException {
        assertThat(DISTRIBUTION).as("built by 'package'").isDirectory();
        home = Files.createDirectories(directory.resolve("home"));
        Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(
                DISTRIBUTION.resolve("bin/pipeline"),
                home.resolve("bin/pipeline"),
                StandardCopyOption.COPY_ATTRIBUTES);
        for (String folder : List.of("lib", "repository")) {
            Files.createSymbolicLink(
                    home.resolve(folder), DISTRIBUTION.resolve(folder).toRealPath());
        }
    }

    @Test
    void aNewPluginIsBuiltDroppedInAndRun() throws Exception {
        Path project = create("geo");
        assertThat(build(project).output()).contains("Tests run: 17, Failures: 0, Errors: 0");

        Path jar = project.resolve("target/geo-1.0.0.jar");
        assertThat(classes(jar))
                .containsExactly(
                        "com/acme/geo/GeoFactory.class",
                        "com/acme/geo/GeoOptions.class",
                        "com/acme/geo/GeoProcessor.class");
        assertThat(manifest(jar))
                .containsEntry("Pipeline-Plugin-Name", "geo")
                .containsEntry("Pipeline-Plugin-Version", "1.0.0")
                .containsEntry("Pipeline-Api-Version", "[1.0,2)");

        CalledProcess verified = pipeline(project, "plugin", "verify", "target/geo-1.0.0.jar");
        assertThat(verified.succeeded().output())
                .contains("  cases    1 of 1 as expected\n")
                .endsWith("Nothing is wrong.\n");

        Files.createDirectories(home.resolve("plugins/geo"));
        Files.copy(jar, home.resolve("plugins/geo/geo-1.0.0.jar"));
        assertThat(pipeline(project, "plugin", "ls").succeeded().output())
                .contains("  geo     1.0.0    [1.0,2)  processor geo  geo-1.0.0.jar\n");
        CalledProcess run =
                pipeline(
                        project,
                        "run",
                        "sample/pipeline.yaml",
                        "--kafka",
                        "embedded",
                        "--until-end",
                        "--web-port",
                        "0",
                        "--load",
                        "texts=sample/texts.jsonl",
                        "--dump",
                        "cut-texts=target/cut-texts.jsonl");
        run.succeeded();
        assertThat(project.resolve("target/cut-texts.jsonl"))
                .hasContent(
                        """
                        {"id":1,"text":"hello"}
                        {"id":2,"text":"hi"}
                        {"id":3,"text":null}
                        """);
    }

    /** A Guava that has one class: whoever needed the platform's on this class path would fail. */
    @Test
    void theTestsOfAPluginSeeItsOwnVersionOfALibrary() throws Exception {
        Path project = create("geo");
        Path library = directory.resolve("libraries/com/google/guava/guava/1.0");
        PluginJarBuilder.plugin("guava")
                .source(
                        "com.google.common.base.Joiner",
                        """
                        package com.google.common.base;
                        public final class Joiner {
                            public static String old(String text) { return "old " + text; }
                        }
                        """)
                .write(library.resolve("guava-1.0.jar"));
        Files.writeString(
                library.resolve("guava-1.0.pom"),
                """
                <project>
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>com.google.guava</groupId>
                    <artifactId>guava</artifactId>
                    <version>1.0</version>
                </project>
                """);
        replace(
                project.resolve("pom.xml"),
                "    <dependencies>\n",
                """
                    <dependencies>
                        <dependency>
                            <groupId>com.google.guava</groupId>
                            <artifactId>guava</artifactId>
                            <version>1.0</version>
                        </dependency>
                """);
        replace(
                project.resolve("pom.xml"),
                "    <repositories>\n",
                """
                    <repositories>
                        <repository>
                            <id>libraries</id>
                            <url>%s</url>
                            <releases><checksumPolicy>ignore</checksumPolicy></releases>
                        </repository>
                """
                        .formatted(directory.resolve("libraries").toUri()));
        replace(
                project.resolve("src/main/java/com/acme/geo/GeoProcessor.java"),
                "cut.increment();",
                "cut.increment(com.google.common.base.Joiner.old(\"a\").length());");

        assertThat(build(project).output()).contains("Tests run: 17, Failures: 0, Errors: 0");
        assertThat(classes(project.resolve("target/geo-1.0.0.jar")))
                .contains("com/google/common/base/Joiner.class");
        assertThat(
                        pipeline(project, "plugin", "verify", "target/geo-1.0.0.jar")
                                .succeeded()
                                .output())
                .contains("  cases    1 of 1 as expected\n");
    }

    private Path create(String name) throws Exception {
        pipeline(directory, "plugin", "new", "--name", name, "--package", "com.acme." + name)
                .succeeded();
        return directory.resolve(name);
    }

    private CalledProcess build(Path project) throws Exception {
        Path maven = Path.of(MAVEN, "bin", "mvn");
        assumeThat(maven).as("Maven, which runs this build").isExecutable();
        return CalledProcess.of(
                        project,
                        Map.of("JAVA_HOME", System.getProperty("java.home")),
                        List.of(
                                maven.toString(),
                                "-o",
                                "-B",
                                "-ntp",
                                "-s",
                                settings().toString(),
                                "package"))
                .succeeded();
    }

    private static void replace(Path file, String text, String by) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, by));
    }

    /** Offline: what Maven Central has comes out of the repository of this build. */
    private Path settings() throws IOException {
        return Files.writeString(
                directory.resolve("settings.xml"),
                """
                <settings>
                    <localRepository>%s</localRepository>
                    <mirrors>
                        <mirror>
                            <id>this-build</id>
                            <mirrorOf>central</mirrorOf>
                            <url>%s</url>
                        </mirror>
                    </mirrors>
                </settings>
                """
                        .formatted(
                                directory.resolve("m2"),
                                Path.of(System.getProperty("pipeline.maven.repository")).toUri()));
    }

    private CalledProcess pipeline(Path workingDirectory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/pipeline").toString());
        command.addAll(List.of(arguments));
        return CalledProcess.of(
                workingDirectory, Map.of("PIPELINE_JAVA_OPTS", "-Xmx768m"), command);
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Map<String, String> manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes attributes = file.getManifest().getMainAttributes();
            return attributes.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    entry -> entry.getKey().toString(),
                                    entry -> entry.getValue().toString()));
        }
    }
}
