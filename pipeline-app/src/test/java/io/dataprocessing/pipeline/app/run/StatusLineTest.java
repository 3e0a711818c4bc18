package io.dataprocessing.pipeline.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.app.job.JobCounts;
import io.dataprocessing.pipeline.app.job.JobSnapshot;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();
    private final StatusLine status =
            new StatusLine(Terminal.plain(out, error), PlannedExample.plan());

    @Test
    void showsTotalsRatesLagWatermarkAndCheckpoints() {
        assertThat(status.line(running(10, 5_000, 4_000)))
                .isEqualTo(
                        "10.0 s  in 5,000 (500/s)  out 4,000 (400/s)  lag 7  watermark 2026-03-01"
                                + " 12:00:00  checkpoints 3  dead letters 2");
    }

    @Test
    void countsRatesFromTheLineBefore() {
        status.line(running(10, 5_000, 4_000));

        assertThat(status.line(running(12, 5_200, 4_100)))
                .startsWith("12.0 s  in 5,200 (100/s)  out 4,100 (50/s)");
    }

    @Test
    void saysWhatAJobDoesThatDoesNotRun() {
        JobSnapshot restarting =
                new JobSnapshot(
                        Duration.ofSeconds(4),
                        "RESTARTING",
                        JobCounts.none(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty());

        assertThat(status.line(restarting))
                .isEqualTo("4.0 s  restarting  out 0 (0/s)  checkpoints 0");
    }

    @Test
    void printsALineEveryTenSecondsWhereThereIsNoScreen() {
        for (int second = 1; second <= 25; second++) {
            status.show(running(second, second, second));
        }

        assertThat(out.toString().lines().map(line -> line.substring(0, line.indexOf("  "))))
                .containsExactly("10.0 s", "20.0 s");
    }

    @Test
    void saysOnceWhyAJobStartsAgain() {
        JobSnapshot.Failure failure =
                new JobSnapshot.Failure(Instant.parse("2026-03-01T12:00:00Z"), "'some' broke");

        for (int second = 1; second <= 3; second++) {
            status.show(
                    new JobSnapshot(
                            Duration.ofSeconds(second),
                            "RESTARTING",
                            JobCounts.none(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            0,
                            Optional.of(failure)));
        }

        assertThat(error.toString())
                .isEqualToIgnoringNewLines(
                        "the job failed and starts again from its last checkpoint: 'some' broke");
    }

    private static JobSnapshot running(int seconds, long in, long written) {
        return new JobSnapshot(
                Duration.ofSeconds(seconds),
                "RUNNING",
                new JobCounts(Map.of("in.in", in, "out.out", written, "dead-letter.in", 2L)),
                OptionalLong.of(7),
                Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
                3,
                Optional.empty());
    }
}
