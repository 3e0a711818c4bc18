package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.record.ValidateFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

final class ValidateContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";
    private static final String RULES =
            """
            rules:
              - {field: id, not-null: true}
              - {field: amount, range: {min: 0, max: 100}}
              - {field: currency, one-of: [EUR, "U'S"], severity: warning}
            """;

    @Override
    public List<ContractCase> cases() {
        return List.of(
                validation("refuses what breaks a rule", "")
                        .record(TIME, "a", 1, "EUR")
                        .record(TIME, "b", null, "GBP")
                        .failing(
                                "the record is invalid: amount must be at most 100",
                                TIME,
                                "c",
                                101,
                                "EUR")
                        .failing(
                                "the record is invalid: id must not be null; amount must be at"
                                        + " least 0",
                                TIME,
                                null,
                                -1,
                                "EUR")
                        .gives("a", 1, "EUR")
                        .gives("b", null, "GBP"),
                validation("hands on what breaks a rule", "invalid: output\ncollect-all: false")
                        .record(TIME, "a", 0, "EUR")
                        .record(TIME, null, -1, null)
                        .gives("a", 0, "EUR")
                        .givesTo("invalid", null, -1, null, List.of("id must not be null")),
                validation("drops what breaks a rule", "invalid: drop")
                        .record(TIME, "a", 0, "U'S")
                        .record(TIME, null, 1, "EUR")
                        .gives("a", 0, "U'S"),
                validation("tags all records", "invalid: tag\nviolations-field: wrong")
                        .record(TIME, "a", 0, "EUR")
                        .record(TIME, "a", 200, "GBP")
                        .gives("a", 0, "EUR", List.of())
                        .gives(
                                "a",
                                200,
                                "GBP",
                                List.of(
                                        "amount must be at most 100",
                                        "currency must be one of EUR, U'S")));
    }

    private static ContractCase validation(String name, String options) {
        return ContractCase.of(name, new ValidateFactory())
                .options(RULES + options)
                .input("id string?, amount long?, currency string?");
    }
}
