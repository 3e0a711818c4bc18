package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.keyed.DeduplicateFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class DeduplicateContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String HALF_PAST = "2025-01-01T12:30:00Z";
    private static final String ONE = "2025-01-01T13:00:00Z";
    private static final String TWO = "2025-01-01T14:00:00Z";
    private static final String END_OF_INPUT = "+292278994-08-17T07:12:55.807Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                first(),
                firstByTheClock(),
                nullKeys(),
                late(),
                last(),
                lastByTheClock(),
                lastOfAll(),
                changes(),
                bloom());
    }

    private static ContractCase first() {
        return orders("drops later ones until the key is forgotten", "ttl: 1h\nlate: drop")
                .record(NOON, "a", 1)
                .record(NOON, "b", 2)
                .record(HALF_PAST, "a", 3)
                .record(ONE, "a", 4)
                .record(ONE, "a", 5)
                .watermark(TWO)
                .gives("a", 1)
                .gives("b", 2)
                .gives("a", 4);
    }

    private static ContractCase firstByTheClock() {
        return orders("forgets by the clock where the file says so", "time: processing\nttl: 1h")
                .record(NOON, "a", 1)
                .clock(Duration.ofMinutes(59))
                .record(NOON, "a", 2)
                .clock(Duration.ofMinutes(1))
                .record(NOON, "a", 3)
                .gives("a", 1)
                .gives("a", 3);
    }

    private static ContractCase nullKeys() {
        return ContractCase.of("takes null for a key", new DeduplicateFactory())
                .options("key-by: [sku]\nttl: none\nlate: drop")
                .input("sku string?, amount long")
                .record(NOON, null, 1)
                .record(HALF_PAST, null, 2)
                .watermark(ONE)
                .gives(null, 1);
    }

    private static ContractCase late() {
        return orders("hands on what comes behind the watermark", "ttl: 1h\nlate: output")
                .record(HALF_PAST, "a", 1)
                .record(NOON, "a", 2)
                .watermark(HALF_PAST)
                .record(NOON, "b", 3)
                .watermark(TWO)
                .gives("a", 2)
                .givesTo("late", "b", 3);
    }

    private static ContractCase lastByTheClock() {
        return orders(
                        "gives the last once the clock says so",
                        "keep: last\ntime: processing\nttl: 1h")
                .record(ONE, "a", 1)
                .clock(Duration.ofMinutes(59))
                .record(NOON, "a", 2)
                .clock(Duration.ofMinutes(59))
                .clock(Duration.ofMinutes(1))
                .record(NOON, "a", 3)
                .clock(Duration.ofHours(1))
                .gives("a", 2)
                .gives("a", 3);
    }

    private static ContractCase last() {
        return orders(
                        "holds the last until no later one can come",
                        "keep: last\nttl: 1h\nlate: drop")
                .record(NOON, "a", 1)
                .record(HALF_PAST, "a", 2)
                .watermark(ONE)
                .watermark(TWO)
                .record("2025-01-01T14:00:01Z", "a", 3)
                .watermark("2025-01-01T15:00:01Z")
                .gives("a", 2)
                .gives("a", 3);
    }

    private static ContractCase lastOfAll() {
        return orders("gives the last at the end of the input", "keep: last\nttl: none\nlate: drop")
                .record(NOON, "a", 1)
                .record(HALF_PAST, "b", 2)
                .record(ONE, "b", 3)
                .watermark(TWO)
                .watermark(END_OF_INPUT)
                .gives("a", 1)
                .gives("b", 3);
    }

    private static ContractCase changes() {
        return orders(
                        "gives each that differs from the one before",
                        "keep: last\nemit: changes\nttl: 2h\nlate: drop")
                .record(NOON, "a", 1)
                .record(HALF_PAST, "a", 1)
                .record(ONE, "a", 2)
                .record(TWO, "a", 2)
                .watermark("2025-01-01T16:00:00Z")
                .record("2025-01-01T16:00:01Z", "a", 2)
                .watermark("2025-01-01T17:00:00Z")
                .gives("a", 1)
                .gives("a", 2)
                .gives("a", 2);
    }

    private static ContractCase bloom() {
        return ContractCase.of("remembers keys in filters", new DeduplicateFactory())
                .options(
                        """
                        key-by: [device, id]
                        ttl: 1h
                        late: drop
                        filter: {bloom: {capacity: 10000, fpp: 0.0001, per: [device]}}
                        """)
                .input("device string, id long")
                .record(NOON, "a", 1)
                .record(NOON, "a", 2)
                .record(NOON, "b", 1)
                .record(HALF_PAST, "a", 1)
                .watermark(TWO)
                .record("2025-01-01T14:30:00Z", "a", 1)
                .watermark("2025-01-01T15:00:00Z")
                .gives("a", 1)
                .gives("a", 2)
                .gives("b", 1)
                .gives("a", 1);
    }

    private static ContractCase orders(String name, String options) {
        return ContractCase.of(name, new DeduplicateFactory())
                .options("key-by: [sku]\n" + options)
                .input("sku string, amount long");
    }
}
