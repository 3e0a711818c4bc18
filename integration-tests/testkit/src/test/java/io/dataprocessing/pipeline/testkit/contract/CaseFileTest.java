package io.dataprocessing.pipeline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CaseFileTest {

    private static final String SUMS =
            """
            - name: sums each key
              options: |
                flaw: none
              input: key string, amount long
              events:
                - record: {key: a, amount: 1}
                - {record: {key: b, amount: 5}, at: "2025-01-01T00:00:09Z"}
                - watermark: "2025-01-01T00:00:05Z"
                - clock: PT1H
                - {record: {key: a, amount: -1}, fails: amount is negative}
                - record: {key: a, amount: 2}
              gives:
                - %s
                - {key: b, amount: 5}
                - {key: a, amount: 3}
            """;

    @Test
    void itsCasesAreRunInAllWaysOfTheContract() throws Exception {
        List<ContractCase> cases = parse(SUMS.formatted("{key: a, amount: 1}"));
        assertThat(cases).extracting(ContractCase::name).containsExactly("sums each key");
        cases.get(0).verify();
    }

    @Test
    void anotherResultThanExpectedIsShownBesideIt() {
        ContractCase wrong = parse(SUMS.formatted("{key: a, amount: 7}")).get(0);
        assertThatThrownBy(wrong::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what comes out:")
                .hasMessageContaining("but should be:");
    }

    @Test
    void aFlawThatOnlyARecoveryShowsIsFound() {
        ContractCase forgetful =
                parse(
                                """
                                - name: sums
                                  options: "flaw: field"
                                  input: key string, amount long
                                  events:
                                    - record: {key: a, amount: 1}
                                    - record: {key: a, amount: 2}
                                  gives:
                                    - {key: a, amount: 1}
                                    - {key: a, amount: 3}
                                """)
                        .get(0);
        assertThatThrownBy(forgetful::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("restored before event");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        assertThatThrownBy(() -> parse("- {name: a, inputs: x}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "sums.yaml: [0] 'inputs' is unknown. Allowed: events, gives, gives-to, input,"
                                + " name, options, second-input.");
        assertThatThrownBy(() -> parse("- {name: a, input: x int, events: [{record: {y: 1}}]}"))
                .hasMessage("sums.yaml: [0].events[0] 'y' is unknown. Allowed: x.");
        assertThatThrownBy(() -> parse("- {name: a, input: x int, events: [{clock: 1h}]}"))
                .hasMessage("sums.yaml: [0].events[0] '1h' is no duration such as PT1H.");
        assertThatThrownBy(() -> parse("- {name: a, input: x int, events: [{second: {x: 1}}]}"))
                .hasMessage("sums.yaml: [0].events[0] needs 'second-input' beside 'input'.");
        assertThatThrownBy(() -> parse("{}")).hasMessage("sums.yaml: must be a list.");
        assertThatThrownBy(() -> parse("- {name: a, input: x integer, events: []}"))
                .hasMessageStartingWith("sums.yaml: [0].input ");
    }

    @Test
    void aFactoryWithoutSuchAFileHasNoCases() {
        assertThat(CaseFile.of(new RunningSumFactory())).isEmpty();
    }

    private static List<ContractCase> parse(String text) {
        return CaseFile.parse("sums.yaml", text, new RunningSumFactory());
    }
}
