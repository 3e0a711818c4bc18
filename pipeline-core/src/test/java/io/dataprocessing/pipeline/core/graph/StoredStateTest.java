package io.dataprocessing.pipeline.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.savepoint.StateCheck;
import io.dataprocessing.pipeline.core.savepoint.StoredCell;
import io.dataprocessing.pipeline.core.savepoint.StoredOperator;
import io.dataprocessing.pipeline.core.savepoint.StoredState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of stored state that doesn't fit a plan, where no savepoint is needed to see it. */
class StoredStateTest {

    private static final RowType KEY = RowType.of(Field.of("sku", DataTypes.STRING.asNullable()));

    private static PipelinePlan plan;

    @BeforeAll
    static void plan() {
        plan = Pipelines.plan(Pipelines.ALL_KINDS.formatted(1, "hashmap"));
    }

    @Test
    void stateThatFitsIsAccepted() {
        assertThat(problems(true, cell(StateSpec.Kind.VALUE, "value long"))).isEmpty();
        assertThat(problems(false, cell(StateSpec.Kind.VALUE, "value int, more string"))).isEmpty();
    }

    @Test
    void anotherKindOfCellIsRefused() {
        assertThat(problems(false, cell(StateSpec.Kind.LIST, "value long")))
                .containsExactly(
                        "step 'totals', state 'total': it was a list and is a value. Leave it, or"
                                + " give the state another name.");
    }

    @Test
    void theKeyOfAMapStaysAsItIs() {
        StoredCell cell =
                new StoredCell(
                        "skus",
                        StateSpec.Kind.MAP,
                        Optional.of(type("value int")),
                        type("value long"));
        StoredOperator operator = new StoredOperator("ruled", 64, Optional.empty(), List.of(cell));
        assertThat(problems(new StoredState("memory", false, List.of(operator))))
                .containsExactly(
                        "step 'ruled', state 'skus': the map's key: field 'value' was int and is"
                                + " string; a key can't change, since entries are found by its"
                                + " bytes.");
    }

    @Test
    void recordsBetweenStepsAreForTheSamePipelineOnly() {
        assertThat(problems(true, cell(StateSpec.Kind.VALUE, "value int")))
                .containsExactly(
                        "it's an unaligned checkpoint, with records between steps that only an"
                                + " unchanged pipeline can read. Take a savepoint and start from"
                                + " that.");
    }

    @Test
    void aStepThatLostItsKeyIsRefused() {
        StoredOperator operator = new StoredOperator("split", 64, Optional.of(KEY), List.of());
        assertThat(problems(new StoredState("memory", false, List.of(operator))))
                .containsExactly(
                        "step 'split': its state is kept by the key (sku string), and the step has"
                                + " no key now. Key it again, or give the step another name.");
    }

    private static List<String> problems(boolean inFlight, StoredCell cell) {
        StoredOperator operator = new StoredOperator("totals", 64, Optional.of(KEY), List.of(cell));
        return problems(new StoredState("memory", inFlight, List.of(operator)));
    }

    private static List<String> problems(StoredState stored) {
        return StateCheck.of(stored, plan).problems();
    }

    private static StoredCell cell(StateSpec.Kind kind, String fields) {
        return new StoredCell("total", kind, Optional.empty(), type(fields));
    }

    private static RowType type(String fields) {
        return (RowType) DataTypes.parse("row<" + fields + ">");
    }
}
