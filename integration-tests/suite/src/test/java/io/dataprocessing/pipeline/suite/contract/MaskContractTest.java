package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.shape.MaskFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;
import java.util.Map;

final class MaskContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("redacts", new MaskFactory())
                        .options("fields: [name, age, tags, user.mail]\nmethod: redact")
                        .input("name string, age int, tags array<string>, user row<mail string?>")
                        .record(TIME, "Ada", 36, List.of("x"), List.of("a@b.c"))
                        .gives("", 0, List.of(), List.of("")),
                ContractCase.of("shows the last digits of a card", new MaskFactory())
                        .options("fields: [cards.number]\nmethod: partial\nkeep-last: 4")
                        .input("cards array<row<number string>>")
                        .record(TIME, List.of(List.of("4111111111111111"), List.of("123")))
                        .gives(List.of(List.of("************1111"), List.of("***"))),
                ContractCase.of("hashes whatever it is", new MaskFactory())
                        .options("fields: [id, name]\nmethod: hash")
                        .input("id long, name string?")
                        .record(TIME, 12, null)
                        .gives(
                                "6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918",
                                null),
                ContractCase.of("encrypts the same in the same way", new MaskFactory())
                        .options(
                                """
                                fields: ['*']
                                method: encrypt
                                key: MDEyMzQ1Njc4OWFiY2RlZg==
                                deterministic: true
                                """)
                        .input("text string, count int, labels map<string>")
                        .record(TIME, "secret", 1, Map.of("a", "secret"))
                        .gives(
                                "fGKkvMToF+pdnS2GzBAtej8JBUc8pd9vDIW6udCrvSzM1g==",
                                1,
                                Map.of("a", "fGKkvMToF+pdnS2GzBAtej8JBUc8pd9vDIW6udCrvSzM1g==")));
    }
}
