package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people get wrong in names, references and settings, and what they are told. */
class PlannerProblemsTest {

    /** Eight lines; what a test adds begins in line 9. */
    private static final String HEAD =
            """
            version: 1
            name: test
            connections:
              main: {type: fake, servers: a}
            sources:
              orders: {connection: main, topic: orders, value: {format: json, schema: {fields: {id: string, amount: double, at: timestamp, count: int?}}}}
              customers: {connection: main, topic: customers, value: {format: string}}
            sinks: {all: {input: customers, connection: main, topic: all, value: {format: json}}}
            """;

    private static final String DEAD_LETTER = "dead-letter: {connection: main, topic: dead}\n";

    @Test
    void aFileWithoutMistakesHasNoProblems() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        steps:
                                          - {name: big, type: pass, input: orders, condition: amount > 5.0}
                                        """))
                .containsExactly("10:12 W130 step 'big' has no reader; add a sink or remove it.");
    }

    @Test
    void namesOfOtherCharactersAreRefused() {
        assertThat(
                        PlannedFile.problems(
                                """
                                version: 1
                                name: test
                                connections:
                                  main: {type: fake, servers: a}
                                sources:
                                  my.orders: {connection: main, topic: orders, value: {format: string}}
                                sinks:
                                  dead-letter: {input: my.orders, connection: main, topic: all, value: {format: json}}
                                """))
                .contains(
                        "6:3 E130 name 'my.orders' is not allowed. Use a-z, 0-9 and '-', at most 64 characters.",
                        "8:3 E130 'dead-letter' is the name of the dead letters' own sink. Choose another.");
    }

    @Test
    void aPipelineOfABadNameIsPlannedNevertheless() {
        assertThat(
                        PlannedFile.problems(
                                HEAD.replace("name: test", "name: Orders EU")
                                        .replace("format: string", "format: strng")))
                .containsExactly(
                        "2:7 E032 name 'Orders EU' is not allowed. Use a-z, 0-9, '-', '.', at most 64 characters, a letter or digit first.",
                        "7:67 E139 format 'strng' doesn't exist. Known: json, string. -> string");
    }

    @Test
    void noSchemaIsInferredWhileAPipelineRuns() {
        assertThat(
                        PlannedFile.problems(
                                """
                                version: 1
                                name: test
                                connections:
                                  main: {type: fake, servers: a}
                                sources:
                                  orders: {connection: main, topic: orders, value: {format: json, schema: infer}}
                                sinks:
                                  all: {input: orders, connection: main, topic: all, value: {format: json}}
                                """))
                .containsExactly(
                        "6:75 E200 a schema is known before a pipeline starts, so that none is inferred while it runs. 'pipeline init NAME --from FILE' writes one from sample records.");
    }

    @Test
    void aSinkNamedLikeTheStepThatItReadsIsNoCycle() {
        assertThat(
                        PlannedFile.problems(
                                HEAD.replace("{all: {input: customers", "{valid: {input: valid")
                                        + """
                                        steps:
                                          - {name: valid, type: pass, input: orders, condition: id == 'a'}
                                        """))
                .filteredOn(problem -> !problem.contains(" W130 "))
                .containsExactly(
                        "8:9 E131 'valid' is also the name of the step at line 10. Sources, steps and sinks need names that differ.");
    }

    @Test
    void namesMustDifferAcrossSourcesStepsAndSinks() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        steps:
                                          - {name: orders, type: pass, input: customers, condition: id == 'a'}
                                          - {name: all, type: pass, condition: id == 'a'}
                                        """))
                .contains(
                        "10:12 E131 'orders' is also the name of the source at line 6. Sources, steps and sinks need names that differ.",
                        "8:9 E131 'all' is also the name of the step at line 11. Sources, steps and sinks need names that differ.");
    }

    @Test
    void aPipelineWithoutSourcesOrSinksHasNothingToDo() {
        assertThat(PlannedFile.problems("version: 1\nname: test\nsources: {}\nsinks: {}\n"))
                .containsExactly(
                        "2:7 E136 the pipeline has no sources; nothing would run.",
                        "2:7 E136 the pipeline has no sinks; its results would go nowhere.");
    }

    @Test
    void aReferenceToNothingIsMetWithWhatThereIs() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        steps:
                                          - {name: big, type: pass, input: ordrs, condition: amount > 5.0}
                                          - {name: end, type: pass, input: [big, all], condition: amount > 5.0}
                                        """))
                .containsExactly(
                        "10:36 E132 nothing is named 'ordrs'. Known: customers, end, orders. -> orders",
                        "11:42 E132 'all' is a sink; nothing comes out of it.");
    }

    @Test
    void theFirstOfSeveralSourcesIsNotGuessed() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + "steps: [{name: big, type: pass, condition: amount > 5.0}]\n"))
                .contains(
                        "9:16 E137 step 'big' needs 'input', because there are several sources: orders, customers.");
    }

    @Test
    void outputsThatDoNotExistAreMetWithThoseThatDo() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        steps:
                                          - {name: split, type: split, input: orders, outputs: [large, small]}
                                          - {name: a, type: pass, input: split.lrge, condition: amount > 5.0}
                                          - {name: b, type: pass, input: split, condition: amount > 5.0}
                                          - {name: c, type: pass, input: orders.late, condition: amount > 5.0}
                                        """))
                .contains(
                        "11:34 E133 'split' has no output 'lrge'. Outputs: large, small. -> large",
                        "12:34 E134 step 'split' has no main output; read one of its others. Outputs: split.large, split.small.",
                        "13:34 E133 'orders' has no output 'late'.");
    }

    @Test
    void stepsInACircleAreNamedInTheOrderOfTheData() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        steps:
                                          - {name: a, type: pass, input: c, condition: amount > 5.0}
                                          - {name: b, type: pass, input: a, condition: amount > 5.0}
                                          - {name: c, type: pass, input: b, condition: amount > 5.0}
                                          - {name: d, type: pass, input: d, condition: amount > 5.0}
                                        """))
                .contains(
                        "10:34 E135 steps form a cycle: a -> b -> c -> a.",
                        "13:34 E135 steps form a cycle: d -> d.");
    }

    @Test
    void unequalInputsAreNotUnited() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        steps:
                                          - {name: both, type: pass, input: [orders, customers], condition: id == 'a'}
                                          - {name: two, type: pair, input: [[orders, customers], orders]}
                                        """))
                .contains(
                        "10:46 E202 'orders' and 'customers' can't be united: 'customers' has no field 'amount'.",
                        "11:46 E202 'orders' and 'customers' can't be united: 'customers' has no field 'amount'.");
    }

    @Test
    void theNumberOfInputsMustFitTheProcessor() {
        assertThat(PlannedFile.problems(HEAD + "steps: [{name: two, type: pair, input: orders}]\n"))
                .contains(
                        "9:40 E137 step 'two' has 2 inputs; 'input' lists 1. To unite several for one of them, put them in a list of their own: [a, [b, c]].");
    }

    @Test
    void inputMustBeANameOrAListOfNames() {
        assertThat(
                        PlannedFile.problems(
                                HEAD + "steps: [{name: a, type: typed, input: {from: orders}}]\n"))
                .contains(
                        "9:39 E137 expected the name of a source or step, 'step.output' for a side output, or a list of such names.");
    }

    @Test
    void unknownTypesAreMetWithThoseThereAre() {
        assertThat(
                        PlannedFile.problems(
                                """
                                version: 1
                                name: test
                                connections:
                                  main: {type: fake, servers: a}
                                  other: {type: kafak}
                                sources:
                                  orders: {connection: main, topic: orders, value: {format: jsn}}
                                  more: {connection: mian, topic: orders, value: {format: string}}
                                steps: [{name: a, type: geoip, input: orders}]
                                sinks:
                                  out: {input: more, connection: main, topic: out, value: {format: xml}}
                                """))
                .containsExactly(
                        "5:17 E140 connector 'kafak' doesn't exist. Known: fake, read-only.",
                        "7:61 E139 format 'jsn' doesn't exist. Known: json, string. -> json",
                        "8:22 E141 connection 'mian' doesn't exist. Known: main, other. -> main",
                        "9:25 E138 processor 'geoip' doesn't exist. Known: basket, broken, fixed, meet, pair, pass, remember, split, total, typed, unbound.",
                        "11:68 E139 format 'xml' doesn't exist. Known: json, string.");
    }

    @Test
    void aConnectionThatCanOnlyBeReadFromIsNotWrittenTo() {
        assertThat(
                        PlannedFile.problems(
                                """
                                version: 1
                                name: test
                                connections: {main: {type: read-only, servers: a}}
                                sources: {orders: {connection: main, topic: orders, value: {format: string}}}
                                sinks: {out: {input: orders, connection: main, topic: out, value: {format: json}}}
                                """))
                .containsExactly(
                        "5:42 E142 connection 'main' is of type 'read-only', which can't be written to. Types that can: fake.");
    }

    @Test
    void deadLettersNeedAPlace() {
        String steps =
                """
                steps:
                  - {name: big, type: pass, input: orders, on-error: dead-letter, condition: amount > 5.0}
                  - {name: sum, type: total, key-by: [id], late: dead-letter}
                """;
        assertThat(PlannedFile.problems(HEAD + steps))
                .contains(
                        "10:54 E147 'on-error: dead-letter' needs the section 'dead-letter', for example 'dead-letter: {connection: main, topic: test.dlq}'.",
                        "11:50 E147 'late: dead-letter' needs the section 'dead-letter', for example 'dead-letter: {connection: main, topic: test.dlq}'.");
        assertThat(PlannedFile.problems(HEAD + DEAD_LETTER + steps))
                .noneMatch(problem -> problem.contains("E147"));
    }

    @Test
    void aSinkThatWritesWhatASourceReadsIsALoop() {
        String pipeline =
                """
                version: 1
                name: test
                connections: {main: {type: fake, servers: a}}
                sources: {orders: {connection: main, topic: orders, value: {format: string}}}
                sinks: {out: {input: orders, connection: main, topic: orders, value: {format: json}%s}}
                """;
        assertThat(PlannedFile.problems(pipeline.formatted("")))
                .containsExactly(
                        "5:55 E146 sink 'out' writes 'orders', which source 'orders' reads: an endless loop. Set 'allow-loop: true' if that's meant.");
        assertThat(PlannedFile.problems(pipeline.formatted(", allow-loop: true"))).isEmpty();
    }

    @Test
    void aPatternThatMatchesOwnOutputIsALoop() {
        assertThat(
                        PlannedFile.problems(
                                """
                                version: 1
                                name: test
                                connections: {main: {type: fake, servers: a}}
                                dead-letter: {connection: main, topic: orders.dlq}
                                sources: {all: {connection: main, topic-pattern: 'orders.*', value: {format: string}}}
                                sinks: {out: {input: all, connection: main, topic: orders-copy, value: {format: json}}}
                                """))
                .containsExactly(
                        "6:52 E146 sink 'out' writes 'orders-copy', which matches pattern 'orders.*' of source 'all': an endless loop. Set 'allow-loop: true' if that's meant.",
                        "4:40 E146 'dead-letter' writes 'orders.dlq', which matches pattern 'orders.*' of source 'all': an endless loop.");
    }

    @Test
    void checkpointsAreNeitherTooManyNorMissing() {
        assertThat(PlannedFile.problems(HEAD + "execution: {checkpointing: {interval: 200ms}}\n"))
                .contains(
                        "9:39 E144 a checkpoint every 200 ms leaves 3.0 million transactional ids per sink instance and week on the brokers. Use 1s or more; 10s is advised.");
        assertThat(PlannedFile.problems(HEAD + "execution: {checkpointing: {interval: 0s}}\n"))
                .contains(
                        "8:9 E145 sink 'all' delivers exactly-once, which needs checkpoints. Set execution.checkpointing.interval, for example 10s.");
    }

    @Test
    void exactlyOnceNeedsExactCheckpoints() {
        assertThat(
                        PlannedFile.problems(
                                HEAD + "execution: {checkpointing: {mode: at-least-once}}\n"))
                .contains(
                        "8:9 E145 sink 'all' delivers exactly-once, which needs 'execution.checkpointing.mode: exactly-once'.");
    }

    @Test
    void aMisspeltOptionOfAConnectorIsReportedOnce() {
        assertThat(PlannedFile.problems(HEAD.replace("topic: orders", "topics: orders")))
                .containsExactly("6:30 E104 unknown option 'topics' of source 'orders' -> topic");
    }

    @Test
    void parallelismStaysBelowTheNumberOfKeyGroups() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        execution: {parallelism: 8, max-parallelism: 4}
                                        steps: [{name: a, type: pass, input: orders, parallelism: 5, condition: amount > 5.0}]
                                        """))
                .contains(
                        "9:46 E143 max-parallelism 4 is less than parallelism 8.",
                        "10:59 E143 parallelism 5 is more than execution.max-parallelism, 4.");
    }

    @Test
    void settingsOfAnotherRestartStrategyDoNothing() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + "execution: {restart: {strategy: fixed-delay, delay: 5s, multiplier: 2.0}}\n"))
                .contains("9:69 E148 'multiplier' does nothing with strategy 'fixed-delay'.");
    }

    @Test
    void brokenSettingsDoNotHideOtherMistakes() {
        assertThat(
                        PlannedFile.problems(
                                HEAD
                                        + """
                                        execution: {parallelism: two}
                                        steps:
                                          - {name: a, type: pass, input: orders, on-error: deadletter, condition: amont > 5.0}
                                          - {name: b, type: pass, input: a, tll: 1h, condition: amount > 5.0}
                                          - {name: c, type: remember, input: orders, key-by: [idd]}
                                          - {name: d, type: pass, input: c, condition: amuont > 5.0}
                                        """))
                .contains(
                        "9:26 E101 parallelism: expected a whole number, found 'two'.",
                        "11:52 E109 on-error: 'deadletter' is not allowed. Use fail, dead-letter or skip -> dead-letter",
                        "11:75 E230 condition: field 'amont' is not in the input -> amount",
                        "13:55 E113 key-by[0]: the input has no field 'idd' -> id");
    }
}
