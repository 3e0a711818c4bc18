package io.dataprocessing.pipeline.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrialsTest {

    private static final RowType TYPE = Rows.type("sku string, amount long");
    private static final Schema<Row> ROWS = Schemas.rows(TYPE);
    private static final StateSpec<ValueState<Long>> LAST =
            StateSpec.value("last", Schemas.scalar(Long.class), Ttl.none());

    /** Emits by how much each amount differs from the one before of its key. */
    private static final class Differing implements Processor<Row, Row> {

        private ValueState<Long> last;

        @Override
        public void open(ProcessorContext context) {
            last = context.state(LAST);
        }

        @Override
        public void process(Input<Row> input, Output<Row> output) {
            long amount = input.value().getLong(1);
            last.get()
                    .ifPresent(
                            before ->
                                    output.emit(
                                            Rows.row(
                                                    TYPE,
                                                    input.value().getString(0),
                                                    amount - before)));
            last.set(amount);
        }
    }

    @Test
    void aStepThatGetsRecordsInOrderAgreesWithTheReference() {
        Trials trials = trials(differing().inOrder(LatePolicy.DEAD_LETTER));
        assertThatCode(() -> trials.matches(TrialsTest::differences)).doesNotThrowAnyException();
        assertThatCode(
                        () ->
                                trials.orderedBy(text -> text.substring(0, 1))
                                        .matches(TrialsTest::differences))
                .doesNotThrowAnyException();
    }

    @Test
    void aStepThatGoesByArrivalIsFoundOutWithItsSeed() {
        assertThatThrownBy(() -> trials(differing()).matches(TrialsTest::differences))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(seed 2025")
                .hasMessageContaining("comes: ")
                .hasMessageContaining("expected [")
                .hasMessageContaining("given    [");
    }

    private static ProcessorSpec<Row, Row> differing() {
        return ProcessorSpec.of(ROWS, ROWS, Differing::new).keyBy("sku").state(LAST);
    }

    private static Trials trials(ProcessorSpec<Row, Row> spec) {
        return Trials.of(500, () -> spec)
                .records(TrialsTest::records)
                .outOfOrderness(Duration.ofSeconds(5))
                .inWords(emitted -> emitted.value().getString(0) + emitted.value().getLong(1));
    }

    private static List<Trials.Arrival> records(RandomGenerator random) {
        List<Trials.Arrival> records = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            records.add(
                    Trials.Arrival.of(
                            TestRecord.of(
                                    Rows.row(
                                            TYPE,
                                            random.nextBoolean() ? "a" : "b",
                                            random.nextLong(100)),
                                    Instant.ofEpochSecond(random.nextInt(30)))));
        }
        return records;
    }

    private static List<String> differences(List<Trials.Arrival> sorted) {
        Map<String, Long> last = new HashMap<>();
        List<String> differences = new ArrayList<>();
        for (Trials.Arrival arrival : sorted) {
            String sku = arrival.record().value().getString(0);
            long amount = arrival.record().value().getLong(1);
            Long before = last.put(sku, amount);
            if (before != null) {
                differences.add(sku + (amount - before));
            }
        }
        return differences;
    }
}
