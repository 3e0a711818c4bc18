package io.dataprocessing.pipeline.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.ConfigText;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the documentation shows is what works. */
final class DocsTest {

    private static final Path ROOT = ProjectFiles.root();
    private static final Path EXAMPLES =
            ROOT.resolve("pipeline-app/src/main/dist/examples/processors");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OTHER_YAML = Pattern.compile("```yml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA =
            Pattern.compile("(?:<!-- from (\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private final Catalog catalog = Catalog.load(DocsTest.class.getClassLoader());

    @TestFactory
    Stream<DynamicTest> everyPipelineFileCanBePlanned() {
        return pages().flatMap(page -> snippets(page, YAML).map(found -> planned(page, found)));
    }

    /** Files of other tools, such as those of Kubernetes; several documents are several files. */
    @TestFactory
    Stream<DynamicTest> everyOtherYamlFileCanBeRead() {
        return pages().flatMap(
                        page ->
                                snippets(page, OTHER_YAML)
                                        .map(
                                                found ->
                                                        DynamicTest.dynamicTest(
                                                                ROOT.relativize(page)
                                                                        + ": "
                                                                        + found.group(1),
                                                                () ->
                                                                        assertThat(
                                                                                        documents(
                                                                                                found
                                                                                                        .group(
                                                                                                                1)))
                                                                                .allMatch(
                                                                                        ConfigMap
                                                                                                        .class
                                                                                                ::isInstance))));
    }

    private static List<ConfigNode> documents(String text) {
        return Pattern.compile("^---$", Pattern.MULTILINE)
                .splitAsStream(text)
                .map(ConfigText::parse)
                .toList();
    }

    private DynamicTest planned(Path page, MatchResult snippet) {
        String text = snippet.group(1);
        return DynamicTest.dynamicTest(
                ROOT.relativize(page) + ": " + text.lines().limit(2).toList(),
                () ->
                        assertThatCode(
                                        () ->
                                                new Planner(catalog)
                                                        .plan(
                                                                new ConfigParser(
                                                                                Environment.system(
                                                                                        page
                                                                                                .getParent()))
                                                                        .parse(
                                                                                page.getFileName()
                                                                                        .toString(),
                                                                                directory(page),
                                                                                text)))
                                .doesNotThrowAnyException());
    }

    /** Where the files lie that a page's pipeline names: beside its example, if it has one. */
    private static Path directory(Path page) {
        Path example = EXAMPLES.resolve(page.getFileName().toString().replaceFirst("\\.md$", ""));
        return Files.isDirectory(example) ? example : page.getParent();
    }

    @TestFactory
    Stream<DynamicTest> everyJavaSnippetStandsInASourceThatIsCompiled() {
        return pages().flatMap(
                        page ->
                                snippets(page, JAVA)
                                        .map(
                                                found ->
                                                        DynamicTest.dynamicTest(
                                                                ROOT.relativize(page)
                                                                        + ": "
                                                                        + found.group(1),
                                                                () -> assertQuoted(found))));
    }

    private static void assertQuoted(MatchResult snippet) {
        assertThat(snippet.group(1)).as("the source that is quoted").isNotNull();
        assertThat(oneSpaced(read(ROOT.resolve(snippet.group(1)))))
                .contains(oneSpaced(snippet.group(2)));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsToAFile() {
        return pages().flatMap(
                        page ->
                                snippets(page, LINK)
                                        .map(
                                                found ->
                                                        DynamicTest.dynamicTest(
                                                                ROOT.relativize(page)
                                                                        + " → "
                                                                        + found.group(1),
                                                                () ->
                                                                        assertThat(
                                                                                        page
                                                                                                .resolveSibling(
                                                                                                        found
                                                                                                                .group(
                                                                                                                        1)))
                                                                                .exists())));
    }

    private static Stream<MatchResult> snippets(Path page, Pattern pattern) {
        return pattern.matcher(read(page)).results();
    }

    private static Stream<Path> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String oneSpaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
