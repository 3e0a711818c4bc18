package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.join.IntervalJoinFactory;
import io.dataprocessing.pipeline.testkit.CoProcessorHarness;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class IntervalJoinContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String ONE = "2025-01-01T12:00:01Z";
    private static final String FIVE = "2025-01-01T12:00:05Z";
    private static final String TEN = "2025-01-01T12:00:10Z";
    private static final String LATER = "2025-01-01T12:01:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(pairs(), unmatched(), once(), unbounded(), late(), failing());
    }

    private static ContractCase pairs() {
        return near("gives pairs that are near each other", "late: drop")
                .second(FIVE, "a", 2)
                .record(NOON, "a", 1)
                .second(ONE, "b", 3)
                .second(TEN, "a", 4)
                .watermark(LATER)
                .gives("a", 1, 2);
    }

    private static ContractCase unmatched() {
        return near("gives each record that nothing matched once", "join: full\nlate: drop")
                .record(NOON, "a", 1)
                .second(ONE, "a", 2)
                .record(NOON, "b", 3)
                .second(ONE, "c", 4)
                .watermark(LATER)
                .gives("a", 1, 2)
                .gives("c", null, 4)
                .gives("b", 3, null);
    }

    private static ContractCase once() {
        return near("gives left records that have a match once", "join: semi\nlate: drop")
                .record(NOON, "a", 1)
                .second(ONE, "a", 2)
                .second(FIVE, "a", 3)
                .record(NOON, "b", 4)
                .watermark(LATER)
                .gives("a", 1);
    }

    private static ContractCase unbounded() {
        return join(
                        "keeps records as long as the ttl says",
                        "lower-bound: unbounded\nupper-bound: unbounded\nttl: 5s\nlate: drop")
                .record(NOON, "a", 1)
                .second(FIVE, "a", 2)
                .record(TEN, "a", 3)
                .second(LATER, "a", 4)
                .watermark(LATER)
                .gives("a", 1, 2)
                .gives("a", 3, 2);
    }

    private static ContractCase late() {
        return near("hands on what comes too late", "late: output")
                .record(ONE, "a", 1)
                .watermark(ONE)
                .record(ONE, "a", 2)
                .second(NOON, "a", 3)
                .givesTo(CoProcessorHarness.LATE_LEFT, "a", 2)
                .givesTo(CoProcessorHarness.LATE_RIGHT, "a", 3);
    }

    private static ContractCase failing() {
        return near(
                        "does nothing with a pair that it can't compute",
                        "select: {each: left.x / right.y}\nlate: drop")
                .record(NOON, "a", 10)
                .second(ONE, "a", 5)
                .watermark(LATER)
                .gives(2L);
    }

    private static ContractCase near(String name, String options) {
        return join(name, "lower-bound: 0s\nupper-bound: 5s\n" + options);
    }

    private static ContractCase join(String name, String options) {
        return ContractCase.of(name, new IntervalJoinFactory())
                .options("key-by: [k]\n" + options)
                .input("k string, x long")
                .secondInput("k string, y long");
    }
}
