package io.dataprocessing.pipeline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CaseRunTest {

    @Test
    void findsAProcessorThatForgetsWhenItIsRestored() {
        CaseRun run = new CaseRun(RunningSumContractTest.sums("field"));
        assertThatCode(run::plain).doesNotThrowAnyException();
        assertThatThrownBy(run::restored)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("restored before event [1]");
    }

    @Test
    void findsAProcessorThatRemembersWhenItIsOpenedAgain() {
        CaseRun run = new CaseRun(RunningSumContractTest.sums("static"));
        assertThatThrownBy(run::reopened).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAProcessorThatSwallowsExceptionsOfLaterSteps() {
        CaseRun run = new CaseRun(RunningSumContractTest.sums("swallow"));
        assertThatThrownBy(run::failed)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("an exception of a later step must pass through");
    }

    @Test
    void wrongOptionsAreToldInWords() {
        ContractCase wrong =
                ContractCase.of("wrong", new RunningSumFactory())
                        .options("flow: none")
                        .input("key string, amount long");
        assertThatThrownBy(new CaseRun(wrong)::plain)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown option 'flow' of processor 'running-sum'")
                .hasMessageContaining("Did you mean 'flaw'?");
    }
}
