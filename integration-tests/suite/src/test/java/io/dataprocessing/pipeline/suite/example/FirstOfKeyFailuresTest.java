package io.dataprocessing.pipeline.suite.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.testkit.ProcessorHarness;
import io.dataprocessing.pipeline.testkit.StepSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FirstOfKeyFailuresTest {

    private static final RowType TYPE = RowType.builder().field("sku", DataTypes.STRING).build();

    @Test
    void aRecordIsTriedAgainFromTheLastCheckpointAfterStateHasFailed() throws Exception {
        try (ProcessorHarness<Row, Row> harness =
                ProcessorHarness.start(FirstOfKeyFailuresTest::spec)) {
            harness.process(row("a"));
            StepSnapshot checkpoint = harness.snapshot();
            harness.failStateAccess(2, new IllegalStateException("disk full"));
            assertThatThrownBy(() -> harness.process(row("b"))).hasMessage("disk full");

            harness.restore(checkpoint);
            harness.take();
            harness.process(row("a"));
            harness.process(row("b"));
            assertThat(harness.values()).containsExactly(row("b"));
            harness.advanceClock(Duration.ofHours(1));
            harness.process(row("a"));
            assertThat(harness.values()).contains(row("a"));
        }
    }

    private static ProcessorSpec<Row, Row> spec() {
        Schema<Row> rows = Schemas.rows(TYPE);
        StateSpec<ValueState<Boolean>> seen =
                StateSpec.value("seen", Schemas.scalar(Boolean.class), Ttl.of(Duration.ofHours(1)));
        return ProcessorSpec.of(rows, rows, () -> new FirstOfKey(seen)).keyBy("sku").state(seen);
    }

    private static Row row(String sku) {
        return Row.of(TYPE, sku);
    }
}
