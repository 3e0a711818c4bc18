package io.dataprocessing.pipeline.processors.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntervalJoinTest {

    private static final String NEAR =
            "key-by: [sku]\nlower-bound: -5s\nupper-bound: 10s\nlate: output\n";

    private static JoinRun run(String options) throws Exception {
        return JoinRun.of(new IntervalJoinFactory(), options);
    }

    private static List<String> problems(String options) {
        return JoinRun.problems(new IntervalJoinFactory(), options);
    }

    @Test
    void givesPairsWithinTheBoundsAndTheBoundsThemselves() throws Exception {
        try (JoinRun join = run(NEAR)) {
            join.order(20, "a", 1, 100).order(20, "b", 2, 100);
            join.payment(30, "a", 4, true).payment(31, "a", 5, true);
            join.payment(15, "a", 3, null).payment(14, "a", 2, true);
            assertThat(join.at(35, true))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 100, paid: 3, ok: null} @20.0",
                            "{sku: a, id: 1, amount: 100, paid: 4, ok: true} @30.0");
            assertThat(join.harness().keysWithState()).isOne();
            join.emittedBy(36);
            assertThat(join.harness().keysWithState()).isZero();
        }
    }

    @Test
    void emitsWhatNothingMatchedOnceNothingCanAnyMore() throws Exception {
        try (JoinRun join = run(NEAR + "join: full")) {
            join.order(20, "a", 1, 100).payment(40, "a", 9, true);
            assertThat(join.emittedBy(29)).isEmpty();
            assertThat(join.at(30, true))
                    .containsExactly("{sku: a, id: 1, amount: 100, paid: null, ok: null} @30.0");
            assertThat(join.at(45, true))
                    .containsExactly("{sku: a, id: null, amount: null, paid: 9, ok: true} @45.0");
            assertThat(join.harness().keysWithState()).isZero();
        }
    }

    @Test
    void givesLeftRecordsThatHaveAMatchOnceAndKeepsThemNoLonger() throws Exception {
        try (JoinRun join = run(NEAR + "join: semi")) {
            join.order(20, "a", 1, 100).payment(21, "a", 1, true).payment(22, "a", 2, true);
            join.order(23, "a", 2, 100);
            assertThat(join.at(60, true))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 100} @21.0",
                            "{sku: a, id: 2, amount: 100} @23.0");
        }
    }

    @Test
    void givesLeftRecordsThatHaveNoMatchWhenThatIsKnown() throws Exception {
        try (JoinRun join = run(NEAR + "join: anti\nwhere: right.ok")) {
            join.order(20, "a", 1, 100).payment(21, "a", 1, null);
            join.order(22, "b", 2, 100).payment(24, "b", 1, true);
            assertThat(join.at(60, true)).containsExactly("{sku: a, id: 1, amount: 100} @30.0");
        }
    }

    @Test
    void looksAtTheConditionAndMakesTheFieldsThatAreSelected() throws Exception {
        try (JoinRun join =
                run(
                        NEAR
                                + "join: left\nwhere: left.amount == right.paid\n"
                                + "select: {order: left.id, rest: left.amount - right.paid, payment: right}")) {
            join.order(20, "a", 1, 100).payment(21, "a", 99, true).payment(22, "a", 100, true);
            join.order(23, "a", 2, 7);
            assertThat(join.emittedBy(60))
                    .containsExactly(
                            "{order: 1, rest: 0, payment: {sku: a, paid: 100, ok: true}}",
                            "{order: 2, rest: null, payment: null}");
        }
    }

    @Test
    void matchesNothingWithANullKey() throws Exception {
        try (JoinRun join = run(NEAR + "join: full")) {
            join.order(20, null, 1, 100).payment(20, null, 2, true);
            assertThat(join.at(20, true))
                    .containsExactly(
                            "{sku: null, id: null, amount: null, paid: 2, ok: true} @20.0",
                            "{sku: null, id: 1, amount: 100, paid: null, ok: null} @20.0");
            assertThat(join.harness().keysWithState()).isZero();
        }
    }

    @Test
    void keepsRecordsForeverWithoutBoundsIfThatIsAskedFor() throws Exception {
        try (JoinRun join =
                run(
                        "key-by: [sku]\nlower-bound: unbounded\nupper-bound: unbounded\n"
                                + "ttl: none\nlate: drop")) {
            join.order(1, "a", 1, 100).emittedBy(1_000_000);
            join.payment(2_000_000, "a", 2, true);
            assertThat(join.emittedBy(3_000_000))
                    .containsExactly("{sku: a, id: 1, amount: 100, paid: 2, ok: true}");
            join.order(4_000_000, "a", 5, 100);
            assertThat(join.emittedBy(5_000_000))
                    .containsExactly("{sku: a, id: 5, amount: 100, paid: 2, ok: true}");
        }
    }

    @Test
    void sendsLateRecordsOutUnchanged() throws Exception {
        try (JoinRun join = run(NEAR)) {
            join.emittedBy(20);
            join.order(20, "a", 1, 100).payment(19, "a", 2, true);
            assertThat(join.emittedBy(60))
                    .containsExactly(
                            "late-left {sku: a, id: 1, amount: 100}",
                            "late-right {sku: a, paid: 2, ok: true}");
        }
    }

    @Test
    void handsOnTheMetadataOfTheLaterRecord() throws Exception {
        try (JoinRun join = run(NEAR)) {
            join.order(20, "a", 1, 100);
            Row payment = Row.of(JoinRun.PAYMENTS, "a", 7L, true);
            join.harness()
                    .process(
                            1,
                            new TestRecord(
                                    payment,
                                    Optional.of(Instant.ofEpochSecond(21)),
                                    Optional.of(new byte[] {7}),
                                    Headers.none().with("trace", "t1"),
                                    Optional.empty()));
            join.harness().advanceWatermark(Instant.ofEpochSecond(30));
            assertThat(join.harness().emitted())
                    .singleElement()
                    .satisfies(
                            emitted -> {
                                assertThat(emitted.headers().last("trace")).isPresent();
                                assertThat(emitted.messageKey()).contains(new byte[] {7});
                            });
        }
    }

    @Test
    void doesNothingWithARecordWhosePairsCantBeComputed() throws Exception {
        try (JoinRun join = run(NEAR + "select: {id: left.id, each: left.amount / right.paid}")) {
            join.order(20, "a", 1, 100).order(20, "a", 2, 100);
            join.payment(21, "a", 0, true);
            assertThatThrownBy(() -> join.emittedBy(21)).isInstanceOf(EvaluationException.class);
            join.payment(22, "a", 50, true);
            assertThat(join.emittedBy(60)).containsExactly("{id: 1, each: 2}", "{id: 2, each: 2}");
        }
    }

    @Test
    void refusesARecordAtOnceWhoseOutputAloneCantBeComputed() throws Exception {
        try (JoinRun join = run(NEAR + "join: left\nselect: {each: 100 / left.amount}")) {
            join.order(20, "a", 1, 0);
            assertThatThrownBy(() -> join.emittedBy(20)).isInstanceOf(EvaluationException.class);
            assertThat(join.emittedBy(60)).isEmpty();
        }
    }

    @Test
    void saysWhichFieldsOfTheKeyAreWrong() {
        assertThat(problems("key-by: [sku, paid]\nlower-bound: 0s\nupper-bound: 1s\nlate: drop"))
                .containsExactly(
                        "key-by[1]: the first input has no field 'paid'. Fields: sku, id, amount.");
        assertThat(
                        problems(
                                "key-by: {left: [sku], right: [paid]}\nlower-bound: 0s\n"
                                        + "upper-bound: 1s\nlate: drop\nselect: {id: left.id}"))
                .containsExactly(
                        "key-by.right[0]: 'sku' of the first input is string, 'paid' of the second"
                                + " long; they never match. Convert one with a step 'map' or 'cast'"
                                + " above.");
    }

    @Test
    void asksForNamesWhereBothInputsHaveAField() {
        assertThat(
                        FactoryDescription.of(
                                        new IntervalJoinFactory(),
                                        NEAR,
                                        Rows.type("sku string, id long"),
                                        Rows.type("sku string, id long"))
                                .problems())
                .containsExactly(
                        "select: both inputs have a field 'id'. Say which fields go on, and as"
                                + " what: {id: left.id, other_id: right.id}.");
    }

    @Test
    void saysWhatIsWrongWithTheBounds() {
        assertThat(problems("key-by: [sku]\nlower-bound: 5s\nupper-bound: -5s\nlate: drop"))
                .containsExactly("upper-bound: must not be below 'lower-bound'.");
        assertThat(problems(NEAR + "ttl: 1h"))
                .containsExactly(
                        "ttl: has no meaning where the bounds say how long records are kept.");
        assertThat(
                        problems(
                                "key-by: [sku]\nlower-bound: unbounded\nupper-bound: 0s\nlate:"
                                        + " drop"))
                .containsExactly(
                        "ttl: is required where a bound is 'unbounded'. Give a duration, or 'none'"
                                + " to keep records for ever.");
        assertThat(
                        problems(
                                "key-by: [sku]\nlower-bound: 2h\nupper-bound: unbounded\nttl:"
                                        + " 1h\nlate: drop"))
                .containsExactly("upper-bound: lies beyond the ttl, so that nothing matches.");
        assertThat(
                        problems(
                                "key-by: [sku]\nlower-bound: 0s\nupper-bound: unbounded\nttl:"
                                        + " none\nlate: drop\njoin: left"))
                .containsExactly(
                        "join: 'left' emits records that nothing matched, and with an unbounded"
                                + " side and 'ttl: none' that's never known. Give a bound or a"
                                + " ttl.");
    }

    @Test
    void saysWhatIsWrongWithTheOutput() {
        assertThat(problems(NEAR + "join: semi\nselect: {paid: right.paid}"))
                .singleElement()
                .asString()
                .startsWith("select.paid: ")
                .contains("right");
        assertThat(problems(NEAR + "select: {1st: left.id}"))
                .containsExactly(
                        "select.1st: '1st' can't name a field. Use letters, digits and '_', no"
                                + " digit first.");
        assertThat(problems(NEAR + "where: left.amount"))
                .singleElement()
                .asString()
                .startsWith("where: ");
    }

    @Test
    void wantsToBeToldWhatBecomesOfLateRecords() {
        assertThat(problems("key-by: [sku]\nlower-bound: 0s\nupper-bound: 1s"))
                .singleElement()
                .asString()
                .contains("required option 'late' of processor 'interval-join' is missing.");
    }
}
