package io.dataprocessing.pipeline.processors.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemporalJoinTest {

    private static final String AS_OF = "key-by: [sku]\nttl: none\nlate: drop\n";
    private static final String LATEST = "key-by: [sku]\nas-of: latest\nttl: none\njoin: left\n";

    private static JoinRun run(String options) throws Exception {
        return JoinRun.of(new TemporalJoinFactory(), options);
    }

    private static List<String> problems(String options) {
        return JoinRun.problems(new TemporalJoinFactory(), options);
    }

    @Test
    void joinsWithTheVersionOfTheRecordsTimeWhateverCameFirst() throws Exception {
        try (JoinRun join = run(AS_OF)) {
            join.order(15, "a", 1, 100).order(20, "a", 2, 100).order(9, "a", 3, 100);
            join.payment(20, "a", 2, true).payment(10, "a", 1, true);
            assertThat(join.at(30, true))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 100, paid: 1, ok: true} @15.0",
                            "{sku: a, id: 2, amount: 100, paid: 2, ok: true} @20.0");
        }
    }

    @Test
    void hasNoVersionOnceTheKeyWasDeleted() throws Exception {
        try (JoinRun join = run(AS_OF + "join: left\ndeleted: ok")) {
            join.payment(10, "a", 1, null).order(15, "a", 1, 100);
            join.payment(20, "a", 2, true).order(20, "a", 2, 100);
            assertThat(join.emittedBy(30))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 100, paid: 1}",
                            "{sku: a, id: 2, amount: 100, paid: null}");
            assertThat(join.harness().keysWithState()).isZero();
        }
    }

    @Test
    void forgetsAVersionThatNothingReplacedInTime() throws Exception {
        try (JoinRun join = run("key-by: [sku]\nttl: 10s\nlate: drop\njoin: left")) {
            join.payment(10, "a", 1, true).payment(15, "a", 2, true);
            join.order(20, "a", 1, 1).order(24, "a", 2, 1).order(25, "a", 3, 1);
            assertThat(join.emittedBy(30))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 1, paid: 2, ok: true}",
                            "{sku: a, id: 2, amount: 1, paid: 2, ok: true}",
                            "{sku: a, id: 3, amount: 1, paid: null, ok: null}");
            assertThat(join.harness().keysWithState()).isZero();
            assertThat(join.harness().timers()).isEmpty();
        }
    }

    @Test
    void forgetsARestoredVersionByTheTtlThatTheStepHasNow() throws Exception {
        try (JoinRun before = run("key-by: [sku]\nttl: 10s\nlate: drop\njoin: left");
                JoinRun longer = run("key-by: [sku]\nttl: 20s\nlate: drop\njoin: left");
                JoinRun endless = run("key-by: [sku]\nttl: none\nlate: drop\njoin: left")) {
            before.payment(10, "a", 1, true).emittedBy(11);
            longer.harness().restore(before.harness().snapshot());
            longer.order(25, "a", 1, 1).order(30, "a", 2, 1);
            assertThat(longer.emittedBy(40))
                    .containsExactly(
                            "{sku: a, id: 1, amount: 1, paid: 1, ok: true}",
                            "{sku: a, id: 2, amount: 1, paid: null, ok: null}");
            assertThat(longer.harness().timers()).isEmpty();
            endless.harness().restore(before.harness().snapshot());
            endless.order(30, "a", 2, 1);
            assertThat(endless.emittedBy(40))
                    .containsExactly("{sku: a, id: 2, amount: 1, paid: 1, ok: true}");
        }
    }

    @Test
    void takesAVersionForNoneWhereTheConditionIsNotTrue() throws Exception {
        try (JoinRun join =
                run(AS_OF + "join: left\nwhere: right.ok\nselect: {paid: right.paid}")) {
            join.payment(10, "a", 1, null).order(15, "a", 1, 100);
            join.payment(20, "a", 2, true).order(25, "a", 2, 100);
            assertThat(join.emittedBy(30)).containsExactly("{paid: null}", "{paid: 2}");
        }
    }

    @Test
    void hasNoVersionsOfNullKeys() throws Exception {
        try (JoinRun join = run(AS_OF + "join: left\nselect: {paid: right.paid}")) {
            join.payment(10, null, 1, true).order(15, null, 1, 100);
            assertThat(join.emittedBy(30)).containsExactly("{paid: null}");
            assertThat(join.harness().keysWithState()).isZero();
        }
    }

    @Test
    void joinsWithTheLatestVersionOnceBothInputsHaveAWatermark() throws Exception {
        try (JoinRun join = run(LATEST)) {
            Row order = Row.of(JoinRun.ORDERS, "a", 1L, 100L);
            TestRecord early =
                    new TestRecord(
                            order,
                            Optional.of(Instant.ofEpochSecond(15)),
                            Optional.of(new byte[] {1}),
                            Headers.none().with("trace", "t1"),
                            Optional.empty());
            join.harness().process(0, early);
            join.payment(20, "a", 2, true);
            assertThat(join.harness().emitted()).isEmpty();
            join.harness().restore();
            join.harness().advanceWatermark(Instant.ofEpochSecond(5));
            assertThat(join.harness().take())
                    .singleElement()
                    .satisfies(
                            emitted -> {
                                assertThat(emitted.value())
                                        .hasToString(
                                                "{sku: a, id: 1, amount: 100, paid: 2, ok: true}");
                                assertThat(emitted.timestamp()).isEqualTo(early.timestamp());
                                assertThat(emitted.headers()).isEqualTo(early.headers());
                                assertThat(emitted.messageKey()).contains(new byte[] {1});
                            });
            join.order(1, "a", 2, 100);
            assertThat(join.harness().values()).hasSize(1);
        }
    }

    @Test
    void joinsAtOnceIfItNeedNotWait() throws Exception {
        try (JoinRun join = run(LATEST + "bootstrap: none\nselect: {paid: right.paid}")) {
            join.order(1, "a", 2, 100).payment(1, "a", 7, true).order(1, "a", 2, 100);
            assertThat(join.harness().values())
                    .extracting(Row::toString)
                    .containsExactly("{paid: null}", "{paid: 7}");
        }
    }

    @Test
    void forgetsTheLatestVersionAfterItsTimeOnTheClock() throws Exception {
        try (JoinRun join =
                run(
                        "key-by: [sku]\nas-of: latest\nttl: 10s\njoin: left\nbootstrap: none\n"
                                + "deleted: ok\nselect: {paid: right.paid}")) {
            join.payment(1, "a", 7, null).payment(1, "b", 8, null).payment(1, "b", 9, true);
            join.order(1, "a", 2, 100).order(1, "b", 2, 100);
            join.harness().advanceClock(Duration.ofSeconds(11));
            join.order(1, "a", 2, 100);
            assertThat(join.harness().values())
                    .extracting(Row::toString)
                    .containsExactly("{paid: 7}", "{paid: null}", "{paid: null}");
        }
    }

    @Test
    void saysWhatIsWrongWithTheFieldOfDeletions() {
        assertThat(problems(AS_OF + "deleted: gone"))
                .containsExactly(
                        "deleted: the second input has no field 'gone'. Fields: sku, paid, ok.");
        assertThat(problems(AS_OF + "deleted: paid"))
                .containsExactly(
                        "deleted: field 'paid' of the second input is long; it must be boolean.");
    }

    @Test
    void wantsALatePolicyExactlyWhereRecordsCanBeLate() {
        assertThat(problems("key-by: [sku]\nttl: none"))
                .containsExactly(
                        "late: is required with 'as-of: event-time'. Use drop, dead-letter or"
                                + " output.");
        assertThat(problems(LATEST + "late: drop"))
                .containsExactly(
                        "late: has no meaning with 'as-of: latest', which joins records as they"
                                + " come. Leave it out.");
    }

    @Test
    void wantsATtl() {
        assertThat(problems("key-by: [sku]\nlate: drop"))
                .containsExactly(
                        "ttl: required option 'ttl' of processor 'temporal-join' is missing. Give a"
                                + " duration, or 'none' to keep state for ever.");
    }
}
