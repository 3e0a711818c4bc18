package io.dataprocessing.pipeline.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.PlannedFile;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final PipelinePlan PLAN =
            PlannedFile.plan(
                    """
                    version: 1
                    name: totals
                    execution: {parallelism: 2, checkpointing: {interval: 30s}}
                    connections: {main: {type: fake, servers: a}}
                    dead-letter: {connection: main, topic: dead}
                    sources:
                      orders:
                        description: All orders of the shop.
                        connection: main
                        topic: orders
                        value: {format: json, schema: {fields: {id: string, amount: "double?", note: string, at: timestamp}}}
                        watermark: {field: at, out-of-orderness: 5s}
                        on-error: dead-letter
                    steps:
                      - {name: big, type: pass, condition: "has(amount) && amount > 5.0", rejects: true}
                      - {name: once, type: remember, key-by: [id], ttl: 7d}
                      - {name: typed, type: split, input: once, outputs: [end]}
                      - {name: sum, type: total, input: typed.end, key-by: [id], late: dead-letter}
                    sinks:
                      out: {input: sum, connection: main, topic: out, key: [id], value: {format: json}}
                    """);

    private final String text = Explanation.of(PLAN).text();

    @Test
    void defaultsAreMarkedAndChoicesAreNot() {
        assertThat(text)
                .contains(
                        "It reads orders, runs big, once, typed, sum and writes out.",
                        "Steps run with parallelism 2 where",
                        "There are 1024 (default) key\ngroups",
                        "Every 30s all state",
                        "After a failure it goes on from the last checkpoint: after 1s (default)",
                        "may be 5s behind the latest one",
                        "A partition that is silent for 1min (default) no longer holds");
    }

    @Test
    void sourcesSayWhatIsReadAndWhatBecomesOfBadRecords() {
        assertThat(text)
                .contains(
                        "orders  (fake, connection 'main')\n  All orders of the shop.\n  Reads topics.\n",
                        "    id      string\n    amount  double, may be null\n",
                        "  A record that can't be decoded, or whose event time can't be right, goes to the dead letters.\n");
    }

    @Test
    void stepsSayWhatTheyDoAndKeep() {
        assertThat(text)
                .contains(
                        "    condition  has(amount) && amount > 5.0\n",
                        "  State 'seen': a value of (value boolean) for each key, kept for 7d after its last write.",
                        "  Tumbling windows of 1min; emitted once, when event time passes a window's end;",
                        "  big, big.rejected: the rows that come in.\n",
                        "  A record that it can't handle fails the job (default). It runs with parallelism 2.");
    }

    @Test
    void warningsStandAtTheEnd() {
        assertThat(text)
                .contains(
                        """
                        Warnings
                        --------
                        - test.yaml:15 steps.big: nothing reads 'big.rejected'; its records go nowhere.
                        """);
    }

    @Test
    void noLineIsLongAndNoneEndsInABlank() {
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(100));
        assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void theGraphShowsOutputsAndDeadLetters() {
        assertThat(MermaidGraph.of(PLAN))
                .isEqualTo(
                        """
                        flowchart LR
                            n0[("orders<br/>fake")]
                            n1["big<br/>pass"]
                            n2["once<br/>remember"]
                            n3["typed<br/>split"]
                            n4["sum<br/>total"]
                            n5[("out<br/>fake")]
                            n6[("dead letters<br/>fake")]
                            n0 --> n1
                            n1 --> n2
                            n2 --> n3
                            n3 -->|end| n4
                            n4 --> n5
                            n0 -.-> n6
                            n4 -.-> n6
                        """);
    }
}
