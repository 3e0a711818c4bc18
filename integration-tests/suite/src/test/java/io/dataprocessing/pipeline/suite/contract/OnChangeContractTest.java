package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.keyed.OnChangeFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

final class OnChangeContractTest extends ProcessorContract {

    private static final String NOON = "2025-01-01T12:00:00Z";
    private static final String ONE_PAST = "2025-01-01T12:01:00Z";
    private static final String TWO_PAST = "2025-01-01T12:02:00Z";
    private static final String THREE_PAST = "2025-01-01T12:03:00Z";
    private static final String FOUR_PAST = "2025-01-01T12:04:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(changed(), tolerance(), interval(), both(), forgotten(), byTheClock());
    }

    private static ContractCase changed() {
        return sensors(
                        "passes changes, nulls among them",
                        "fields: [status]\nttl: none\nlate: drop")
                .record(NOON, "s", 1, "on")
                .record(ONE_PAST, "s", 2, "on")
                .record(ONE_PAST, "t", 2, "on")
                .record(TWO_PAST, "s", 3, null)
                .record(THREE_PAST, "s", 4, null)
                .record(FOUR_PAST, "s", 5, "on")
                .watermark(FOUR_PAST)
                .gives("s", 1, "on")
                .gives("t", 2, "on")
                .gives("s", 3, null)
                .gives("s", 5, "on");
    }

    private static ContractCase tolerance() {
        return sensors(
                        "passes drift once it adds up",
                        "fields: [heat]\ntolerance: {heat: 0.5}\nttl: none\nlate: drop")
                .record(NOON, "s", 20, "on")
                .record(ONE_PAST, "s", 20.4, "on")
                .record(TWO_PAST, "s", 20.5, "off")
                .record(THREE_PAST, "s", 20.6, "off")
                .record(FOUR_PAST, "s", 20.2, "off")
                .watermark(FOUR_PAST)
                .gives("s", 20, "on")
                .gives("s", 20.6, "off");
    }

    private static ContractCase interval() {
        return sensors(
                        "passes a change that lasts after the interval",
                        "fields: [status]\nmin-interval: 2min\nfirst: drop\nttl: none\nlate: drop")
                .record(NOON, "s", 1, "on")
                .record(ONE_PAST, "s", 2, "off")
                .record(TWO_PAST, "s", 3, "on")
                .record(THREE_PAST, "s", 4, "on")
                .watermark(FOUR_PAST)
                .gives("s", 2, "off")
                .gives("s", 4, "on");
    }

    private static ContractCase both() {
        return sensors(
                        "tells of both records",
                        "fields: [status]\nemit: previous-and-current\nttl: none\nlate: drop")
                .record(NOON, "s", 1, "on")
                .record(ONE_PAST, "s", 2, "on")
                .record(TWO_PAST, "s", 3, null)
                .watermark(FOUR_PAST)
                .gives(null, List.of("s", 1, "on"))
                .gives(List.of("s", 1, "on"), Arrays.asList("s", 3, null));
    }

    private static ContractCase forgotten() {
        return sensors(
                        "takes the first after a while for a change",
                        "fields: [status]\nttl: 2min\nlate: drop")
                .record(NOON, "s", 1, "on")
                .record(ONE_PAST, "s", 2, "on")
                .record(THREE_PAST, "s", 3, "on")
                .watermark("2025-01-01T12:05:00Z")
                .record("2025-01-01T12:05:01Z", "s", 4, "on")
                .watermark("2025-01-01T13:00:00Z")
                .gives("s", 1, "on")
                .gives("s", 3, "on")
                .gives("s", 4, "on");
    }

    private static ContractCase byTheClock() {
        return sensors(
                        "goes by the clock where the file says so",
                        "fields: [status]\ntime: processing\nttl: 2min")
                .record(NOON, "s", 1, "on")
                .clock(Duration.ofMinutes(1))
                .record(NOON, "s", 2, "on")
                .clock(Duration.ofMinutes(1))
                .record(NOON, "s", 3, "off")
                .clock(Duration.ofMinutes(2))
                .record(NOON, "s", 4, "off")
                .gives("s", 1, "on")
                .gives("s", 3, "off")
                .gives("s", 4, "off");
    }

    private static ContractCase sensors(String name, String options) {
        return ContractCase.of(name, new OnChangeFactory())
                .options("key-by: [sensor]\n" + options)
                .input("sensor string, heat double, status string?");
    }
}
