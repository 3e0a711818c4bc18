package io.dataprocessing.pipeline.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import java.util.List;
import org.apache.flink.runtime.JobException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void theInnermostReasonIsTold() {
        Exception failure =
                new JobException(
                        "Recovery is suppressed",
                        new IllegalStateException("outer", new ArithmeticException("/ by zero")));

        assertThat(Failures.rootMessage(failure)).isEqualTo("ArithmeticException: / by zero");
    }

    @Test
    void whatThePlatformSaysOfAReasonIsTold() {
        Exception ours = new InvalidPipelineException(List.of());
        Exception failure = new JobException("Recovery is suppressed", ours);
        ours.initCause(new ArithmeticException("/ by zero"));

        assertThat(Failures.rootMessage(failure)).isEqualTo(ours.getMessage());
    }

    @Test
    void aReasonThatFlinkHasPackedIsUnpacked() {
        Exception failure =
                new JobException(
                        "failed", new SerializedThrowable(new ArithmeticException("/ by zero")));

        assertThat(Failures.rootMessage(failure)).isEqualTo("ArithmeticException: / by zero");
    }

    @Test
    void aStackTraceIsReadLikeTheExceptionsItTellsOf() {
        assertThat(
                        Failures.rootMessage(
                                """
                                java.lang.RuntimeException: outer
                                \tat a.B.c(B.java:1)
                                Caused by: io.dataprocessing.pipeline.core.runtime.StepFailedException: step 'some': no
                                \tat a.B.c(B.java:1)
                                Caused by: java.lang.ArithmeticException: / by zero
                                \t... 3 more
                                """))
                .isEqualTo("step 'some': no");
        assertThat(Failures.rootMessage("a.B: outer\n\tat x\nCaused by: a.C: inner\n"))
                .isEqualTo("a.C: inner");
    }
}
