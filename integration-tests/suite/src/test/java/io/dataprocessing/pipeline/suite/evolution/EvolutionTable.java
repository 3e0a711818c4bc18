package io.dataprocessing.pipeline.suite.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** The table of {@code docs/schema-evolution.md}, which the tests hold to what happens. */
final class EvolutionTable {

    private static final String FILE = "docs/schema-evolution.md";
    private static final String HEADING =
            "| Change | Avro's rules | Subject takes it at | Source runs on | Source planned anew | State |";
    private static final int CELLS = 6;

    private EvolutionTable() {}

    /**
     * What the documentation says of a change.
     *
     * @param change its name
     * @param rules what Avro's rules say: {@code full}, {@code backward}, {@code forward}, {@code
     *     none}
     * @param levels the compatibility levels at which a subject takes the new schema
     * @param runningSource what becomes of new records in a source that knows the old schema
     * @param newSource what becomes of old records in a source that was planned with the new schema
     * @param state what becomes of state
     */
    record Line(
            String change,
            String rules,
            String levels,
            String runningSource,
            String newSource,
            String state) {}

    /** The lines, in order. */
    static List<Line> lines() {
        List<String> page = page();
        int heading = page.indexOf(HEADING);
        assertThat(heading).as("the line '%s' in %s", HEADING, FILE).isNotNegative();
        return page.stream()
                .skip(heading + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(EvolutionTable::line)
                .toList();
    }

    /** The line of a change. */
    static Line of(SchemaChange change) {
        return lines().stream()
                .filter(line -> line.change().equals(change.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(FILE + " has no line '" + change + "'"));
    }

    private static Line line(String text) {
        List<String> cells =
                Arrays.stream(text.substring(1, text.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList();
        assertThat(cells).as(text).hasSize(CELLS);
        return new Line(
                cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(ProjectFiles.root().resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
