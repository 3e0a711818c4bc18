package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.core.connector.DeliveryGuarantee;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the planner decides where nothing is wrong. */
class PlannerTest {

    private static final String MINIMAL =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            sources: {orders: {connection: main, topic: orders, value: {format: string}}}
            sinks: {out: {input: orders, connection: main, topic: out, value: {format: json}}}
            """;

    private static final String ORDERS =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            dead-letter: {connection: main, topic: dead}
            sources:
              orders:
                connection: main
                topic: orders
                key: {format: string, field: key_id}
                value:
                  format: json
                  schema:
                    fields:
                      id: string
                      amount: double
                      user: row<name string, age int?>
                      at: timestamp
                      note: {type: string, default: none, aliases: [remark], doc: Free text.}
                watermark: {field: at, out-of-orderness: 5s, idle-timeout: none}
            """;

    private static SourcePlan orders(String rest) {
        return PlannedFile.plan(ORDERS + rest).sources().get(0);
    }

    @Test
    void aMinimalFileGetsSafeDefaults() {
        PipelinePlan plan = PlannedFile.plan(MINIMAL);
        assertThat(plan.execution())
                .isEqualTo(
                        new ExecutionPlan(
                                1,
                                1024,
                                false,
                                new ExecutionPlan.Checkpointing(
                                        Duration.ofSeconds(10),
                                        ExecutionPlan.CheckpointMode.EXACTLY_ONCE,
                                        Duration.ofMinutes(10),
                                        Duration.ZERO,
                                        Duration.ofSeconds(30),
                                        5,
                                        3,
                                        Optional.empty()),
                                ExecutionPlan.StateBackend.HASHMAP,
                                new ExecutionPlan.Restart.ExponentialDelay(
                                        Duration.ofSeconds(1),
                                        Duration.ofMinutes(1),
                                        1.5,
                                        Duration.ofHours(1),
                                        10),
                                Duration.ofSeconds(30),
                                true,
                                List.of()));
        assertThat(plan.sinks().get(0).options())
                .isEqualTo(new FakeConnector.SinkOptions("out", DeliveryGuarantee.EXACTLY_ONCE));
        assertThat(plan.sources().get(0).onError()).isEqualTo(ErrorRule.FAIL);
        assertThat(plan.sources().get(0).watermark())
                .isEqualTo(
                        new WatermarkPlan(
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ZERO,
                                Optional.of(Duration.ofMinutes(1)),
                                Optional.of(Duration.ofMinutes(5)),
                                Optional.empty()));
    }

    @Test
    void equalWordsGiveEqualPlansThatPrintAlike() {
        String text =
                ORDERS
                        + """
                        steps:
                          - {name: big, type: pass, rejects: true, condition: "amount > 5.0 && user.name != 'x'"}
                          - {name: split, type: split, outputs: [one, two, three]}
                        sinks:
                          out: {input: [split.one, split.three], connection: main, topic: out, key: [id, at], value: {format: json}}
                        """;
        assertThat(PlannedFile.plan(text)).isEqualTo(PlannedFile.plan(text));
        assertThat(PlannedFile.plan(text)).hasToString(PlannedFile.plan(text).toString());
    }

    @Test
    void stepsStandBehindThoseThatTheyRead() {
        PipelinePlan plan =
                PlannedFile.plan(
                        ORDERS
                                + """
                                steps:
                                  - {name: last, type: pass, input: first, condition: amount > 1.0}
                                  - {name: first, type: pass, input: orders, condition: amount > 2.0}
                                  - {name: behind, type: pass, condition: amount > 3.0}
                                sinks:
                                  out: {input: [last, behind], connection: main, topic: out, value: {format: json}}
                                """);
        assertThat(plan.steps())
                .extracting(StepPlan::name)
                .containsExactly("first", "last", "behind");
        assertThat(plan.steps().get(2).inputs().get(0)).containsExactly(OutputRef.main("first"));
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void aSourceHasTheFieldsOfKeyAndValue() {
        SourcePlan source =
                orders(
                        "sinks: {out: {input: orders, connection: main, topic: out, value: {format: json}}}");
        assertThat(source.type().fieldNames())
                .containsExactly("key_id", "id", "amount", "user", "at", "note");
        assertThat(source.type().field("note"))
                .hasValueSatisfying(
                        note -> {
                            assertThat(note.defaultValue()).isEqualTo("none");
                            assertThat(note.aliases()).containsExactly("remark");
                            assertThat(note.doc()).isEqualTo("Free text.");
                        });
        assertThat(source.watermark().idleTimeout()).isEmpty();
        assertThat(source.watermark().maxFuture()).contains(Duration.ofMinutes(5));
    }

    @Test
    void aSinkThatWritesRowsAsTheyCameNeedsAllFields() {
        SourcePlan source =
                orders(
                        """
                        steps: [{name: big, type: pass, condition: amount > 5.0}]
                        sinks: {out: {input: big, connection: main, topic: out, value: {format: json}}}
                        """);
        assertThat(source.reads()).containsExactly("amount", "at", "id", "key_id", "note", "user");
    }

    @Test
    void onlyFieldsThatSomebodyReadsAreRead() {
        SourcePlan source =
                orders(
                        """
                        steps:
                          - {name: big, type: pass, condition: "user.age > 5"}
                          - {name: typed, type: typed}
                        sinks: {out: {input: typed, connection: main, topic: out, value: {format: json}}}
                        """);
        assertThat(source.reads()).containsExactly("amount", "at", "id", "user.age");
    }

    @Test
    void theRawRecordIsCarriedWhereALaterStepMakesDeadLetters() {
        String text =
                """
                steps:
                  - {name: big, type: pass, condition: amount > 5.0}
                  - {name: sum, type: total, key-by: [id], late: %s}
                sinks: {out: {input: sum, on-error: %s, connection: main, topic: out, value: {format: json}}}
                """;
        assertThat(orders(text.formatted("drop", "fail")).carriesRaw()).isFalse();
        assertThat(orders(text.formatted("drop", "dead-letter")).carriesRaw()).isFalse();
        assertThat(orders(text.formatted("dead-letter", "fail")).carriesRaw()).isTrue();
        assertThat(
                        orders(
                                        """
                                        sinks: {out: {input: orders, on-error: dead-letter, connection: main, topic: out, value: {format: json}}}
                                        """)
                                .carriesRaw())
                .isTrue();
    }

    @Test
    void windowsAreDescribedAndGiveLateRecordsAnOutput() {
        PipelinePlan plan =
                PlannedFile.plan(
                        ORDERS
                                + """
                                steps: [{name: sum, type: total, key-by: [id], late: output}]
                                sinks: {out: {input: [sum, sum.late], connection: main, topic: out, value: {format: json}}}
                                """);
        StepPlan step = plan.steps().get(0);
        assertThat(step.kind()).isEqualTo(StepPlan.Kind.WINDOW);
        assertThat(step.outputs()).containsOnlyKeys("", "late");
        assertThat(step.window())
                .isEqualTo(
                        "tumbling windows of 1min; emitted once, when event time passes a window's end;"
                                + " records that come later leave through the output 'late'; each"
                                + " record is moved to its key: what is added up depends on the"
                                + " order of records");
    }

    @Test
    void stateIsPartOfThePlan() {
        PipelinePlan plan =
                PlannedFile.plan(
                        ORDERS
                                + """
                                steps: [{name: once, type: remember, key-by: [id], ttl: 7d}]
                                sinks: {out: {input: once, connection: main, topic: out, value: {format: json}}}
                                """);
        assertThat(plan.steps().get(0).states())
                .singleElement()
                .satisfies(
                        state -> {
                            assertThat(state.name()).isEqualTo("seen");
                            assertThat(state.ttl().duration()).contains(Duration.ofDays(7));
                        });
        assertThat(plan.steps().get(0).key()).hasSize(1);
    }

    @Test
    void theKeyOfASinkIsTextForOneFieldAndJsonForSeveral() {
        String text =
                """
                sinks:
                  one: {input: orders, connection: main, topic: one, key: id, value: {format: json}}
                  two: {input: orders, connection: main, topic: two, key: [id, amount], value: {format: json}}
                  same: {input: orders, connection: main, topic: same, value: {format: json}}
                """;
        PipelinePlan plan = PlannedFile.plan(ORDERS + text);
        assertThat(plan.sinks())
                .extracting(sink -> sink.key().map(key -> key.ref().name()))
                .containsExactly(Optional.of("string"), Optional.of("json"), Optional.empty());
        assertThat(plan.sinks().get(1).keyFields()).containsExactly("id", "amount");
        assertThat(plan.sinks().get(1).key().orElseThrow().ref().type().field(1).type())
                .isEqualTo(DataTypes.DOUBLE);
    }

    @Test
    void theTaskGetsTheProcessorsOwnWordsOnly() {
        PipelinePlan plan =
                PlannedFile.plan(
                        ORDERS
                                + """
                                steps: [{name: big, type: pass, parallelism: 3, description: Large ones., condition: amount > 5.0}]
                                sinks: {out: {input: big, connection: main, topic: out, value: {format: json, lenient: true}}}
                                """);
        StepPlan step = plan.steps().get(0);
        assertThat(step.processor().options().entries())
                .extracting(entry -> entry.key())
                .containsExactly("condition");
        assertThat(step.parallelism()).isEqualTo(3);
        assertThat(step.description()).isEqualTo("Large ones.");
        assertThat(plan.sinks().get(0).value().ref().options().entries())
                .extracting(entry -> entry.key())
                .containsExactly("lenient");
        assertThat(step.outputs()).isEqualTo(Map.of("", plan.sources().get(0).type()));
    }

    @Test
    void batchReadsToTheEnd() {
        PipelinePlan plan =
                PlannedFile.plan(
                        MINIMAL
                                + "execution: {runtime-mode: batch, restart: {strategy: none}, state: {backend: rocksdb}}\n");
        assertThat(plan.execution().bounded()).isTrue();
        assertThat(plan.execution().restart()).isEqualTo(new ExecutionPlan.Restart.None());
        assertThat(plan.execution().stateBackend()).isEqualTo(ExecutionPlan.StateBackend.ROCKSDB);
    }
}
