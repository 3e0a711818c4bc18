package io.dataprocessing.pipeline.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void putsTextToTheLeftAndNumbersToTheRight() {
        String table =
                new Table(1)
                        .row(List.of("", "in", "out"))
                        .row(List.of("orders", "1,000", "990"))
                        .row(List.of("x", "7", ""))
                        .render();

        assertThat(table + "\n")
                .isEqualTo(
                        """
                                       in  out
                            orders  1,000  990
                            x           7
                          """);
    }

    @Test
    void hasNoLinesWithoutRows() {
        assertThat(new Table(1).render()).isEmpty();
    }

    @Test
    void refusesARowOfAnotherLength() {
        Table table = new Table(1).row(List.of("a", "b"));

        assertThatThrownBy(() -> table.row(List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of 1 cells in a table of 2");
    }
}
