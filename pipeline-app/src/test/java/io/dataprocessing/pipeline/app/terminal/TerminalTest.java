package io.dataprocessing.pipeline.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final String CLEAR = "\r\u001b[K";

    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    @Test
    void keepsTheStatusBelowWhatIsPrinted() {
        Terminal terminal = Terminal.screen(out, error, 80);

        terminal.showStatus("3 of 4");
        terminal.print("a line");
        terminal.endStatus();

        assertThat(out.toString())
                .isEqualTo(
                        CLEAR
                                + "3 of 4"
                                + CLEAR
                                + "a line"
                                + System.lineSeparator()
                                + "3 of 4"
                                + CLEAR);
    }

    @Test
    void shortensAStatusThatIsWiderThanTheScreen() {
        Terminal terminal = Terminal.screen(out, error, 10);

        terminal.showStatus("0123456789");

        assertThat(out.toString()).isEqualTo(CLEAR + "01234567…");
    }

    @Test
    void showsNoStatusWhereThereIsNoScreen() {
        Terminal terminal = Terminal.plain(out, error);

        terminal.showStatus("3 of 4");
        terminal.printError("a problem");

        assertThat(terminal.isScreen()).isFalse();
        assertThat(out.toString()).isEmpty();
        assertThat(error.toString()).isEqualTo("a problem" + System.lineSeparator());
    }
}
