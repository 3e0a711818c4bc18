package io.dataprocessing.pipeline.connectors.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {

    private static List<String> lines(String text) {
        List<String> found = new ArrayList<>();
        for (Lines lines = new Lines(text.getBytes(StandardCharsets.UTF_8)); lines.next(); ) {
            found.add(lines.number() + ": " + new String(lines.line(), StandardCharsets.UTF_8));
        }
        return found;
    }

    @Test
    void linesEndAsOnUnixAndOnWindowsAndTheLastOneNeedsNoEnd() {
        assertThat(lines("a\nb\r\nc")).containsExactly("1: a", "2: b", "3: c");
        assertThat(lines("a\r\n")).containsExactly("1: a");
        assertThat(lines("a\rb")).containsExactly("1: a\rb");
    }

    @Test
    void emptyLinesAreCountedButNotGiven() {
        assertThat(lines("\n\r\na\n\nb\n")).containsExactly("3: a", "5: b");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void aByteOrderMarkInFrontIsNoPartOfTheFirstLine() {
        assertThat(lines("\uFEFFa\nb")).containsExactly("1: a", "2: b");
        assertThat(lines("\uFEFF")).isEmpty();
    }
}
