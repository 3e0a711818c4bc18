package io.dataprocessing.pipeline.core.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.state.Ttl;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Types of option that only steps have. */
final class StepOptionsTest {

    record Remembering(Ttl ttl) {}

    record Selecting(ExpressionText select) {}

    @Test
    void aTtlIsADuration() {
        assertThat(Binding.of(Remembering.class, "ttl: 90min").options())
                .contains(new Remembering(Ttl.of(Duration.ofMinutes(90))));
    }

    @Test
    void aTtlIsNoneOnPurpose() {
        assertThat(Binding.of(Remembering.class, "ttl: none").options())
                .contains(new Remembering(Ttl.none()));
    }

    @Test
    void aTtlHasToBeGiven() {
        assertThat(Binding.of(Remembering.class, "input: a").problems())
                .singleElement()
                .asString()
                .contains(
                        "E105",
                        "'ttl'",
                        "is missing. Give a duration, or 'none' to keep state for ever.");
    }

    @Test
    void aTtlIsLongerThanNothing() {
        assertThat(Binding.of(Remembering.class, "ttl: 0s").problems())
                .singleElement()
                .asString()
                .contains("E107", "ttl: must be at least 1ms, or none.");
    }

    @Test
    void aTtlNeedsAUnit() {
        assertThat(Binding.of(Remembering.class, "ttl: 30").problems())
                .singleElement()
                .asString()
                .contains("E110", "a duration needs a unit, e.g. 30s");
    }

    @Test
    void anExpressionOfOtherFieldsKeepsItsPlace() {
        assertThat(Binding.of(Selecting.class, "select: left.id + right.id").options())
                .contains(new Selecting(new ExpressionText("select", "left.id + right.id")));
    }
}
