package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.keyed.TopNFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class TopNContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String ONE_PAST = "2025-01-01T12:01:00Z";
    private static final String TWO_PAST = "2025-01-01T12:02:00Z";
    private static final String THREE_PAST = "2025-01-01T12:03:00Z";
    private static final String ONE = "2025-01-01T13:00:00Z";
    private static final String END_OF_INPUT = "+292278994-08-17T07:12:55.807Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                atTheEnd(),
                ties(),
                changes(),
                byTheClock(),
                ofAll(),
                tumbling(),
                hopping(),
                session());
    }

    private static ContractCase atTheEnd() {
        return bids("gives the highest at the end, nulls last", "n: 3\nttl: none\nlate: drop")
                .record(NOON, "a", 1)
                .record(NOON, "b", 7)
                .record(ONE_PAST, "a", null)
                .record(TWO_PAST, "a", 3)
                .record(THREE_PAST, "a", 1)
                .watermark(ONE)
                .watermark(END_OF_INPUT)
                .gives("a", 3, 1)
                .gives("a", 1, 2)
                .gives("a", 1, 3)
                .gives("b", 7, 1);
    }

    private static ContractCase ties() {
        return bids("lets equals share a rank", "n: 2\nties: keep\nttl: 1h\nlate: drop")
                .record(NOON, "a", 1)
                .record(NOON, "a", 5)
                .record(ONE_PAST, "a", 1)
                .record(TWO_PAST, "a", 5)
                .watermark(ONE)
                .watermark("2025-01-01T13:02:00Z")
                .gives("a", 5, 1)
                .gives("a", 5, 1);
    }

    private static ContractCase changes() {
        return bids("gives each change of a rank", "n: 2\nemit: changes\nttl: 1h\nlate: drop")
                .record(NOON, "a", 1)
                .record(ONE_PAST, "a", 3)
                .record(TWO_PAST, "a", 0)
                .record(THREE_PAST, "a", 2)
                .watermark("2025-01-01T14:00:00Z")
                .record("2025-01-01T14:00:01Z", "a", 1)
                .watermark("2025-01-01T15:00:00Z")
                .gives("a", 1, 1)
                .gives("a", 3, 1)
                .gives("a", 1, 2)
                .gives("a", 2, 2)
                .gives("a", 1, 1);
    }

    private static ContractCase byTheClock() {
        return bids(
                        "goes by arrival where the file says so",
                        "n: 1\nemit: changes\ntime: processing\nttl: 1h")
                .record(ONE_PAST, "a", 1)
                .record(NOON, "a", 2)
                .record(NOON, "a", 1)
                .clock(Duration.ofHours(1))
                .record(NOON, "a", 1)
                .gives("a", 1, 1)
                .gives("a", 2, 1)
                .gives("a", 1, 1);
    }

    private static ContractCase ofAll() {
        return ContractCase.of("ranks all records where there is no key", new TopNFactory())
                .options("order-by: [{field: price}]\nn: 1\nttl: 1h\nlate: drop")
                .input("auction string, price long")
                .record(NOON, "a", 2)
                .record(ONE_PAST, "b", 1)
                .watermark("2025-01-01T14:00:00Z")
                .gives("b", 1);
    }

    private static ContractCase tumbling() {
        return windows("ranks in each window", "n: 1\nwindow: {tumbling: 1min}")
                .record(NOON, "a", 1)
                .record("2025-01-01T12:00:30Z", "a", 2)
                .record(ONE_PAST, "a", 1)
                .watermark(TWO_PAST)
                .gives("a", 2, NOON, ONE_PAST)
                .gives("a", 1, ONE_PAST, TWO_PAST);
    }

    private static ContractCase hopping() {
        return windows(
                        "ranks in windows that overlap",
                        "n: 1\nwindow: {hopping: {size: 2min, slide: 1min}}")
                .record(ONE_PAST, "a", 3)
                .record(TWO_PAST, "a", 2)
                .watermark(ONE)
                .gives("a", 3, NOON, TWO_PAST)
                .gives("a", 3, ONE_PAST, THREE_PAST)
                .gives("a", 2, TWO_PAST, "2025-01-01T12:04:00Z");
    }

    private static ContractCase session() {
        return windows("ranks in sessions", "n: 1\nwindow: {session: {gap: 90s}}")
                .record(NOON, "a", 3)
                .record(ONE_PAST, "a", 2)
                .watermark("2025-01-01T12:02:29.999Z")
                .record(THREE_PAST, "a", 1)
                .watermark(ONE)
                .gives("a", 3, NOON, "2025-01-01T12:02:30Z")
                .gives("a", 1, THREE_PAST, "2025-01-01T12:04:30Z");
    }

    private static ContractCase bids(String name, String options) {
        return ContractCase.of(name, new TopNFactory())
                .options(
                        "key-by: [auction]\norder-by: [{field: price, desc: true}]\n"
                                + "rank-field: rank\n"
                                + options)
                .input("auction string, price long?");
    }

    private static ContractCase windows(String name, String options) {
        return ContractCase.of(name, new TopNFactory())
                .options(
                        "order-by: [{field: price, desc: true}]\nkey-by: [auction]\nlate: drop\n"
                                + options)
                .input("auction string, price long");
    }
}
