package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first thing that a newcomer sees. */
class DemoIT {

    @Test
    void showsResultsAndSumsUp() {
        CommandLineRun run =
                CommandLineRun.of("demo", "--for", "20s", "--rate", "100", "--web-port", "0");

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("examples/demo.yaml", "web UI")
                .containsPattern("\\d\\d:\\d\\d:\\d\\d – \\d\\d:\\d\\d:\\d\\d +EUR +\\d+")
                .contains("'demo' stopped after ")
                .containsPattern("source +orders +[0-9,]+")
                .contains("What to try next");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 120);
    }
}
