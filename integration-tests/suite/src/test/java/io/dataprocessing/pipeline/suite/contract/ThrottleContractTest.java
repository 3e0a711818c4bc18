package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.record.ThrottleFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class ThrottleContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                limit("passes what the rate allows", "rate: {records: 2, every: 1min}")
                        .record(TIME, "a", 1)
                        .record(TIME, "a", 2)
                        .record(TIME, "a", 3)
                        .record(TIME, "b", 4)
                        .clock(Duration.ofSeconds(30))
                        .record(TIME, "a", 5)
                        .record(TIME, "a", 6)
                        .gives("a", 1)
                        .gives("a", 2)
                        .gives("b", 4)
                        .gives("a", 5)
                        .givesTo("excess", "a", 3)
                        .givesTo("excess", "a", 6),
                limit("measures bytes", "rate: {bytes: 20b, every: 1min}")
                        .record(TIME, "a", 1)
                        .record(TIME, "a", 2)
                        .record(TIME, "a", 3)
                        .gives("a", 1)
                        .gives("a", 2)
                        .givesTo("excess", "a", 3),
                ContractCase.of("fails what is too much", new ThrottleFactory())
                        .options(
                                "rate: {records: 1, every: 1h}\nper: key\nkey-by: [k]\n"
                                        + "on-excess: error")
                        .input("k string")
                        .record(TIME, "a")
                        .failing("the record comes faster than the rate allows", TIME, "a")
                        .record(TIME, "b")
                        .gives("a")
                        .gives("b"),
                ContractCase.of("waits for nothing below the rate", new ThrottleFactory())
                        .options("rate: {records: 1000}")
                        .input("k string")
                        .record(TIME, "a")
                        .record(TIME, "b")
                        .gives("a")
                        .gives("b"));
    }

    private static ContractCase limit(String name, String options) {
        return ContractCase.of(name, new ThrottleFactory())
                .options("per: key\nkey-by: [k]\non-excess: output\n" + options)
                .input("k string, n long");
    }
}
