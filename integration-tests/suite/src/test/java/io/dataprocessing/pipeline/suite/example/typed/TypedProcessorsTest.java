package io.dataprocessing.pipeline.suite.example.typed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.testkit.ProcessorHarness;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processors of this package, fed with objects of their own classes. */
final class TypedProcessorsTest {

    @Test
    void anOrderIsPriced() throws Exception {
        Schema<ShopOrder> orders = Schemas.of(ShopOrder.class);
        ShopOrder order = new ShopOrder();
        order.setId("A-1");
        order.setOrderedAt(Instant.parse("2025-01-01T00:00:00Z"));
        order.setLines(List.of(new ShopOrder.Line("tea", 2, new BigDecimal("1.50"))));

        try (ProcessorHarness<ShopOrder, ShopOrder> harness =
                ProcessorHarness.start(() -> ProcessorSpec.of(orders, orders, PriceOrder::new))) {
            harness.process(order);
            assertThat(harness.values())
                    .singleElement()
                    .extracting(ShopOrder::getTotal)
                    .isEqualTo(new BigDecimal("3.00"));
        }
    }

    @Test
    void aLargePaymentIsMarked() throws Exception {
        Schema<Payment> payments = Schemas.of(Payment.class);
        Row row =
                Row.of(
                        payments.rowType(),
                        "P-1",
                        new BigDecimal("11.00"),
                        "EUR",
                        Instant.parse("2025-01-01T00:00:00Z"),
                        null);

        try (ProcessorHarness<Payment, Payment> harness =
                ProcessorHarness.start(
                        () ->
                                ProcessorSpec.of(
                                        payments,
                                        payments,
                                        () -> new ReviewPayment(BigDecimal.TEN)))) {
            harness.process(payments.fromRow(row));
            assertThat(harness.emitted())
                    .singleElement()
                    .satisfies(
                            emitted ->
                                    assertThat(emitted.value())
                                            .isEqualTo(row.with("note", "review")));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ShopOrder.class, ShopOrder.Line.class, Payment.class})
    void anyRowBecomesAnObjectAndTheSameRowAgain(Class<?> type) {
        assertRoundTrips(Schemas.of(type));
    }

    private static <T> void assertRoundTrips(Schema<T> schema) {
        RandomRows rows = new RandomRows(5);
        for (int i = 0; i < 1_000; i++) {
            Row row = rows.row(schema.rowType());
            assertThat(schema.toRow(schema.fromRow(row))).isEqualTo(row);
        }
    }
}
