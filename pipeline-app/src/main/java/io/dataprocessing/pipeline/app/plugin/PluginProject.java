package io.dataprocessing.pipeline.app.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A Maven project that builds, tests and packs a plugin, made of templates. */
final class PluginProject {

    private static final String SERVICES =
            "src/main/resources/META-INF/services/io.dataprocessing.pipeline.api.ProcessorFactory";

    private final PluginName name;
    private final Map<String, String> values;

    /**
     * A project.
     *
     * @param repository where Maven finds the API and the test kit, as a URL
     * @param plugins the folder that the README copies the JAR to
     */
    PluginProject(PluginName name, String repository, String plugins) {
        this.name = requireNonNull(name, "name");
        this.values =
                Map.of(
                        "{{name}}",
                        name.name(),
                        "{{Name}}",
                        name.className(),
                        "{{package}}",
                        name.packageName(),
                        "{{repository}}",
                        repository,
                        "{{plugins}}",
                        plugins,
                        "{{apiRange}}",
                        "[1.0,2)");
    }

    /**
     * Writes the files.
     *
     * @param directory must be new or empty
     * @throws StoppedException if something is there, or can't be written
     */
    void write(Path directory) {
        try {
            if (Files.exists(directory) && !isEmpty(directory)) {
                throw new StoppedException(
                        ExitCode.USAGE,
                        "%s is there already and stays as it is. Choose another directory with --dir."
                                .formatted(directory));
            }
            for (Map.Entry<String, String> file : files().entrySet()) {
                Path target = directory.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "%s can't be written: %s".formatted(directory, e.getMessage()),
                    e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** The text of each file, by its path in the project. */
    Map<String, String> files() {
        String main = "src/main/java/" + name.packagePath() + "/" + name.className();
        String test = "src/test/java/" + name.packagePath() + "/" + name.className();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", text("pom.xml"));
        files.put(".mvn/maven.config", text("maven.config"));
        files.put(".gitignore", text("gitignore"));
        files.put("README.md", text("README.md"));
        files.put(main + "Processor.java", text("Processor.java"));
        files.put(main + "Options.java", text("Options.java"));
        files.put(main + "Factory.java", text("Factory.java"));
        files.put(SERVICES, text("services"));
        files.put(
                "src/main/resources/META-INF/pipeline/cases/%s.yaml".formatted(name.name()),
                text("cases.yaml"));
        files.put(test + "ProcessorTest.java", text("Test.java"));
        files.put("sample/pipeline.yaml", text("pipeline.yaml"));
        files.put("sample/texts.jsonl", text("texts.jsonl"));
        return files;
    }

    private String text(String template) {
        String text = read(template + ".template");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }

    private static String read(String resource) {
        try (InputStream bytes = PluginProject.class.getResourceAsStream(resource)) {
            return new String(
                    requireNonNull(bytes, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
