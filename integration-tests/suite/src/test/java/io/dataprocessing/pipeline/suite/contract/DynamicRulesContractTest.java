package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.rules.DynamicRulesFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.time.Duration;
import java.util.List;

final class DynamicRulesContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";
    private static final String FIELDS = "deleted-field: deleted\nunmatched: output\n";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                rules("applies the rules that have come", "select: {level: matched.level}")
                        .record(TIME, "ann", 50)
                        .second(TIME, "large", "amount > 10", 2, false)
                        .record(TIME, "ann", 50)
                        .second(TIME, "all", "true", 1, false)
                        .record(TIME, "ann", 50)
                        .second(TIME, "large", null, null, true)
                        .record(TIME, "ann", 50)
                        .givesTo("unmatched", "ann", 50)
                        .gives("ann", 50, "large", 2)
                        .gives("ann", 50, "all", 1)
                        .gives("ann", 50, "large", 2)
                        .gives("ann", 50, "all", 1),
                rules("refuses a rule that is wrong and keeps the one before", "match: first")
                        .second(TIME, "r", "amount > 10", 1, false)
                        .failingSecond("rule 'r': condition at 1", TIME, "r", "amout > 1", 1, false)
                        .record(TIME, "ann", 11)
                        .record(TIME, "ann", 5)
                        .gives("ann", 11, "r")
                        .givesTo("unmatched", "ann", 5),
                rules("refuses an event that a rule has no value for", "")
                        .second(TIME, "r", "10 / amount > 1", 1, false)
                        .failing("rule 'r': ", TIME, "ann", 0)
                        .record(TIME, "ann", 2)
                        .gives("ann", 2, "r"),
                rules("lets events wait for a rule", "missing-rules: hold\nkey-by: [user]")
                        .record(TIME, "ann", 1)
                        .record(TIME, "bob", 2)
                        .second(TIME, "r", "amount < 2", 1, false)
                        .record(TIME, "ann", 3)
                        .clock(Duration.ofSeconds(1))
                        .gives("ann", 1, "r")
                        .givesTo("unmatched", "ann", 3)
                        .givesTo("unmatched", "bob", 2));
    }

    private static ContractCase rules(String name, String options) {
        return ContractCase.of(name, new DynamicRulesFactory())
                .options(FIELDS + options)
                .input("user string, amount long")
                .secondInput("id string, condition string?, level int?, deleted boolean");
    }
}
