package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemasTest {

    private enum Currency {
        EUR,
        USD
    }

    private record Line(String sku, int quantity) {}

    private record Order(
            long orderId,
            boolean express,
            double weight,
            float rate,
            Currency currency,
            @Decimal(precision = 10, scale = 2) BigDecimal amount,
            Optional<String> note,
            Instant orderTime,
            LocalDate day,
            LocalTime at,
            Duration delay,
            byte[] signature,
            List<Line> lines,
            Map<String, Optional<Integer>> counts,
            @FieldName("Kind") String kind) {}

    private static Order order(Optional<String> note) {
        return new Order(
                7,
                true,
                1.5,
                0.5f,
                Currency.USD,
                new BigDecimal("12.30"),
                note,
                Instant.parse("2026-01-01T00:00:00.5Z"),
                LocalDate.of(2026, 1, 1),
                LocalTime.NOON,
                Duration.ofSeconds(3),
                new byte[] {1},
                List.of(new Line("a", 1), new Line("b", 2)),
                Map.of("x", Optional.of(1)),
                "web");
    }

    @Test
    void bindsEveryKindOfComponent() {
        assertThat(Schemas.of(Order.class).rowType())
                .hasToString(
                        "row<order_id long, express boolean, weight double, rate float, currency"
                                + " enum(EUR, USD), amount decimal(10, 2), note string?, order_time"
                                + " timestamp, day date, at time, delay duration, signature bytes,"
                                + " lines array<row<sku string, quantity int>>, counts map<int?>,"
                                + " Kind string>");
    }

    @Test
    void makesARowAndTheSameRecordAgain() {
        Schema<Order> schema = Schemas.of(Order.class);
        Order order = order(Optional.of("quick"));

        Row row = schema.toRow(order);

        assertThat(schema.rowType().accepts(row)).isTrue();
        assertThat(schema.fromRow(row)).usingRecursiveComparison().isEqualTo(order);
        assertThat(schema.toRow(schema.fromRow(row))).isEqualTo(row);
    }

    @Test
    void takesAnEmptyOptionalForNull() {
        Schema<Order> schema = Schemas.of(Order.class);

        Row row = schema.toRow(order(Optional.empty()));

        assertThat(row.get("note")).isNull();
        assertThat(schema.fromRow(row).note()).isEmpty();
    }

    @Test
    void refusesANullInARequiredField() {
        assertThatThrownBy(() -> Schemas.of(Line.class).toRow(new Line(null, 1)))
                .isInstanceOf(SchemaException.class)
                .hasMessage("field 'sku' must not be null");
        assertThatThrownBy(() -> Schemas.of(Line.class).toRow(null))
                .isInstanceOf(SchemaException.class)
                .hasMessage("a Line can't be null");
    }

    private record Price(@Decimal(precision = 5, scale = 2) BigDecimal value) {}

    @Test
    void refusesADecimalThatDoesNotFitExactly() {
        assertThatThrownBy(() -> Schemas.of(Price.class).toRow(new Price(new BigDecimal("1.234"))))
                .isInstanceOf(SchemaException.class)
                .hasMessage("field 'value': 1.234 doesn't fit decimal(5, 2)");
        assertThatThrownBy(() -> Schemas.of(Price.class).toRow(new Price(new BigDecimal("12345"))))
                .isInstanceOf(SchemaException.class)
                .hasMessage("field 'value': 12345 doesn't fit decimal(5, 2)");
    }

    private record Unbound(Object anything) {}

    private record NoPrecision(BigDecimal amount) {}

    @Test
    void namesTheComponentThatStandsForNoType() {
        assertThatThrownBy(() -> Schemas.of(Unbound.class))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "component 'anything' of "
                                + Unbound.class.getName()
                                + ": java.lang.Object stands for no type");
        assertThatThrownBy(() -> Schemas.of(NoPrecision.class))
                .hasMessageEndingWith("a BigDecimal needs @Decimal(precision, scale)");
        assertThatThrownBy(() -> Schemas.of(String.class))
                .hasMessage(
                        "java.lang.String is no record. Use a record, or bring a SchemaProvider for"
                                + " it.");
    }

    private record Node(Optional<Node> next) {}

    @Test
    void refusesARecordThatContainsItself() {
        assertThatThrownBy(() -> Schemas.of(Node.class))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("contains itself");
    }

    @Test
    void wrapsSingleValues() {
        Schema<Boolean> schema = Schemas.scalar(Boolean.class);

        assertThat(schema.rowType()).hasToString("row<value boolean>");
        assertThat(schema.fromRow(schema.toRow(true))).isTrue();
        assertThatThrownBy(() -> Schemas.scalar(Object.class))
                .hasMessageStartingWith("java.lang.Object is no scalar type. Allowed: Boolean,");
    }
}
