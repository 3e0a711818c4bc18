package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.CoProcessorHarness;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import java.time.Instant;
import java.util.List;

/** A join of orders and payments under test; times are in seconds. */
final class JoinRun implements AutoCloseable {

    static final RowType ORDERS = Rows.type("sku string?, id long, amount long");
    static final RowType PAYMENTS = Rows.type("sku string?, paid long, ok boolean?");

    private final CoProcessorHarness<Row, Row, Row> harness;

    private JoinRun(CoProcessorHarness<Row, Row, Row> harness) {
        this.harness = harness;
    }

    @SuppressWarnings("unchecked") // joins are of rows
    static JoinRun of(ProcessorFactory<?> factory, String options) throws Exception {
        FactoryDescription description = FactoryDescription.of(factory, options, ORDERS, PAYMENTS);
        return new JoinRun(
                CoProcessorHarness.start(() -> (CoProcessorSpec<Row, Row, Row>) description.get()));
    }

    /** What is wrong with some options. */
    static List<String> problems(ProcessorFactory<?> factory, String options) {
        return FactoryDescription.of(factory, options, ORDERS, PAYMENTS).problems();
    }

    JoinRun order(long second, String sku, long id, long amount) throws Exception {
        harness.processLeft(Row.of(ORDERS, sku, id, amount), at(second));
        return this;
    }

    JoinRun payment(long second, String sku, long paid, Boolean ok) throws Exception {
        harness.processRight(Row.of(PAYMENTS, sku, paid, ok), at(second));
        return this;
    }

    /** What has been emitted when event time is at a second, each with its own second. */
    List<String> at(long second, boolean withTime) throws Exception {
        harness.advanceWatermark(at(second));
        return harness.take().stream()
                .map(
                        emitted ->
                                (emitted.output().isEmpty() ? "" : emitted.output() + " ")
                                        + emitted.value()
                                        + (withTime ? " @" + time(emitted) : ""))
                .toList();
    }

    /** What has been emitted when event time is at a second. */
    List<String> emittedBy(long second) throws Exception {
        return at(second, false);
    }

    CoProcessorHarness<Row, Row, Row> harness() {
        return harness;
    }

    private static double time(Emitted emitted) {
        return emitted.timestamp().orElseThrow().toEpochMilli() / 1000.0;
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
