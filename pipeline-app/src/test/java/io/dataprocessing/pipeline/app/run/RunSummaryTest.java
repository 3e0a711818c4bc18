package io.dataprocessing.pipeline.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.app.job.JobCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

    @Test
    void showsWhatBecameOfEveryRecord() {
        JobCounts counts =
                new JobCounts(
                        Map.of(
                                "in.in", 1_000L,
                                "in.out", 990L,
                                "in.dead-lettered", 10L,
                                "some.in", 990L,
                                "some.out", 800L,
                                "some.dropped", 190L,
                                "out.in", 800L,
                                "out.out", 800L,
                                "dead-letter.in", 10L,
                                "dead-letter.out", 10L));

        assertThat(new RunSummary(PlannedExample.plan(), counts).render() + "\n")
                .isEqualTo(
                        """
                                                    in  out  dropped  late  dead lettered
                            source  in           1,000  990                            10
                            step    some           990  800      190
                            sink    out            800  800
                            sink    dead-letter     10   10
                          """);
    }

    @Test
    void saysThatTheCountsBeganAgainWhereTheJobRestarted() {
        JobCounts counts = new JobCounts(Map.of("in.in", 3L, "restarts", 2L));

        assertThat(new RunSummary(PlannedExample.plan(), counts).render().lines().toList())
                .hasSize(6)
                .last()
                .isEqualTo(
                        "The job failed and restarted (2 restarts); the counts are of the time since the last restart only.");
    }

    @Test
    void saysNothingOfRestartsWhereThereWasNone() {
        JobCounts counts = new JobCounts(Map.of("in.in", 3L, "restarts", 0L));

        assertThat(new RunSummary(PlannedExample.plan(), counts).render())
                .doesNotContain("restart");
    }

    @Test
    void showsSkippedRecordsWhereThereAreSome() {
        JobCounts counts = new JobCounts(Map.of("in.in", 3L, "in.skipped", 1L, "out.failed", 0L));

        assertThat(new RunSummary(PlannedExample.plan(), counts).render().lines().findFirst())
                .hasValue("                       in  out  dropped  late  dead lettered  skipped");
    }
}
