package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.keyed.AbsenceFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class AbsenceContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String TEN_PAST = "2025-01-01T12:10:00Z";
    private static final String TWENTY_PAST = "2025-01-01T12:20:00Z";
    private static final String HALF_PAST = "2025-01-01T12:30:00Z";
    private static final String TWENTY_TO = "2025-01-01T12:40:00Z";
    private static final String ONE = "2025-01-01T13:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(once(), resumed(), repeated(), byTheClock());
    }

    private static ContractCase once() {
        return sensors("tells once of a key that is silent", "ttl: none\nlate: drop")
                .record(NOON, "a", 1)
                .record(TEN_PAST, "a", 2)
                .record(TEN_PAST, "b", 3)
                .record(TWENTY_PAST, "b", 4)
                .watermark("2025-01-01T12:29:59Z")
                .watermark(HALF_PAST)
                .watermark(TWENTY_TO)
                .gives("a", TEN_PAST, TWENTY_PAST, TWENTY_PAST, false)
                .gives("b", TWENTY_PAST, HALF_PAST, HALF_PAST, false);
    }

    private static ContractCase resumed() {
        return sensors("tells when a key is back", "resume-event: true\nttl: 1h\nlate: drop")
                .record(NOON, "a", 1)
                .watermark(TEN_PAST)
                .record(TWENTY_PAST, "a", 2)
                .watermark("2025-01-01T12:25:00Z")
                .record(HALF_PAST, "a", 3)
                .watermark(TWENTY_TO)
                .watermark("2025-01-01T13:30:00Z")
                .record("2025-01-01T13:30:01Z", "a", 4)
                .watermark("2025-01-01T13:31:00Z")
                .gives("a", NOON, TEN_PAST, TEN_PAST, false)
                .gives("a", NOON, TEN_PAST, TWENTY_PAST, true)
                .gives("a", HALF_PAST, TWENTY_TO, TWENTY_TO, false);
    }

    private static ContractCase repeated() {
        return sensors(
                        "tells again until the key is forgotten",
                        "emit-once: false\nttl: 40min\nlate: drop")
                .record(NOON, "a", 1)
                .watermark(ONE)
                .gives("a", NOON, TEN_PAST, TEN_PAST, false)
                .gives("a", NOON, TEN_PAST, TWENTY_PAST, false)
                .gives("a", NOON, TEN_PAST, HALF_PAST, false);
    }

    private static ContractCase byTheClock() {
        return sensors("goes by the clock where the file says so", "time: processing\nttl: 1h")
                .record(NOON, "a", 1)
                .clock(Duration.ofMinutes(9))
                .record(NOON, "a", 2)
                .clock(Duration.ofMinutes(9))
                .clock(Duration.ofMinutes(9))
                .gives(
                        "a",
                        "2025-01-01T00:09:00Z",
                        "2025-01-01T00:19:00Z",
                        "2025-01-01T00:19:00Z",
                        false);
    }

    private static ContractCase sensors(String name, String options) {
        return ContractCase.of(name, new AbsenceFactory())
                .options("key-by: [sensor]\nexpect-within: 10min\n" + options)
                .input("sensor string, value long");
    }
}
