package io.dataprocessing.pipeline.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that only the text of a source file shows, over the sources of every module. */
class SourceRulesTest {
    private static final int MOST_LINES = 400;
    private static final Path ROOT = ProjectFiles.root();
    private static final List<SourceFile> SOURCES = sources();

    private static final Pattern VAGUE_NAME =
            Pattern.compile(".*(Utils?|Helpers?|Manager|Impl)(Test|IT)?\\.java");
    private static final Pattern LOCAL_VAR =
            Pattern.compile("^\\s*(final |try \\(|for \\()?var \\w+ ?[=:].*");
    private static final Pattern UNFINISHED = Pattern.compile(".*\\b(TODO|FIXME|XXX)\\b.*");
    private static final Pattern SLEEP = Pattern.compile(".*\\bThread\\.sleep\\(.*");
    private static final Pattern FOREIGN_ASSERTION =
            Pattern.compile(
                    "import (static )?(org\\.junit\\.jupiter\\.api\\.Assertions|org\\.hamcrest).*");

    @Test
    void everyModuleIsLookedAt() {
        assertThat(SOURCES)
                .extracting(source -> source.path().getName(0).toString())
                .contains(
                        "pipeline-api",
                        "pipeline-core",
                        "pipeline-connectors",
                        "pipeline-processors",
                        "pipeline-app",
                        "integration-tests");
    }

    @Test
    void noFileIsLong() {
        assertThat(SOURCES)
                .filteredOn(source -> source.lines().size() > MOST_LINES)
                .extracting(source -> source.path() + ": " + source.lines().size() + " lines")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<Path> packages = new TreeSet<>();
        Set<Path> described = new TreeSet<>();
        for (SourceFile source : SOURCES) {
            if (source.path().toString().contains("src/main/java")) {
                packages.add(source.path().getParent());
                if (source.path().endsWith("package-info.java")) {
                    described.add(source.path().getParent());
                }
            }
        }
        assertThat(described).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void noNameIsVague() {
        assertThat(SOURCES)
                .extracting(source -> source.path().getFileName().toString())
                .noneMatch(name -> VAGUE_NAME.matcher(name).matches());
    }

    @Test
    void noTypeIsLeftToVar() {
        assertThat(linesThat(LOCAL_VAR, source -> true)).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(linesThat(UNFINISHED, source -> !isThisFile(source))).isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(linesThat(SLEEP, SourceFile::isTest)).isEmpty();
    }

    @Test
    void testsAssertWithAssertJ() {
        assertThat(linesThat(FOREIGN_ASSERTION, SourceFile::isTest)).isEmpty();
    }

    private static List<String> linesThat(Pattern match, Predicate<SourceFile> where) {
        List<String> found = new ArrayList<>();
        for (SourceFile source : SOURCES) {
            if (where.test(source)) {
                for (int i = 0; i < source.lines().size(); i++) {
                    String line = source.lines().get(i);
                    if (match.matcher(line).matches()) {
                        found.add(source.path() + ":" + (i + 1) + " " + line.strip());
                    }
                }
            }
        }
        return found;
    }

    private static boolean isThisFile(SourceFile source) {
        return source.path().endsWith("SourceRulesTest.java");
    }

    private static List<SourceFile> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(SourceRulesTest::isSource).map(SourceRulesTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path file) {
        String path = ROOT.relativize(file).toString();
        return path.endsWith(".java") && path.contains("src/") && !path.contains("target/");
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(ROOT.relativize(file), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source file of ours, its path relative to the top of the project. */
    private record SourceFile(Path path, List<String> lines) {
        boolean isTest() {
            return path.toString().contains("src/test/java");
        }
    }
}
