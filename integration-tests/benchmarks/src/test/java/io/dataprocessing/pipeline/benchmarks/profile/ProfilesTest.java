package io.dataprocessing.pipeline.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    private static final Stacks STACKS =
            Stacks.of(
                    Map.of(
                            List.of("a thread", "org.apache.flink.Task.run", "java.util.Map.get"),
                            3L,
                            List.of(
                                    "a thread",
                                    "org.apache.flink.Task.run",
                                    "io.dataprocessing.pipeline.core.Step.<init>"),
                            996L,
                            List.of("b thread", "org.apache.kafka.Sender.run"),
                            1L));

    @Test
    void stacksAreLinesOfFramesAndANumber() {
        assertThat(STACKS.collapsed())
                .isEqualTo(
                        """
                        a thread;org.apache.flink.Task.run;io.dataprocessing.pipeline.core.Step.<init> 996
                        a thread;org.apache.flink.Task.run;java.util.Map.get 3
                        b thread;org.apache.kafka.Sender.run 1
                        """);
    }

    @Test
    void theTableSaysWhoseCodeRunsInWhichThreadAndMethod() {
        assertThat(new FrameTable(STACKS).markdown())
                .isEqualTo(
                        """
                        1000 samples.

                        | whose code runs | self |
                        |---|---|
                        | the platform | 99.6 % |
                        | the JDK | 0.3 % |
                        | Kafka | 0.1 % |

                        | thread | share |
                        |---|---|
                        | a thread | 99.9 % |
                        | b thread | 0.1 % |

                        | method | self | with what it calls |
                        |---|---|---|
                        | `io.dataprocessing.pipeline.core.Step.<init>` | 99.6 % | 99.6 % |

                        | method of the platform | with what it calls |
                        |---|---|
                        | `io.dataprocessing.pipeline.core.Step.<init>` | 99.6 % |
                        """);
    }

    @Test
    void framesAreBoxesAsWideAsTheirShare() {
        assertThat(new FlameGraph(STACKS).svg("a & b"))
                .contains("<text x=\"4\" y=\"14\">a &amp; b</text>")
                .contains(
                        "<title>io.dataprocessing.pipeline.core.Step.&lt;init&gt; 99.60 %</title>"
                                + "<rect x=\"0.0\" y=\"-48\" width=\"1394.4\"")
                .contains("<title>org.apache.kafka.Sender.run 0.10 %</title>");
    }

    @Test
    void noSamplesAreNoError() {
        Stacks none = Stacks.of(Map.of());
        assertThat(new FrameTable(none).markdown()).startsWith("0 samples.");
        assertThat(new FlameGraph(none).svg("nothing")).startsWith("<svg ");
    }
}
