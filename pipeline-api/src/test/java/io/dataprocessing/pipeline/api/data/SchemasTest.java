package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
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
                .hasMessage("field 'sku': must not be null");
        assertThatThrownBy(() -> Schemas.of(Line.class).toRow(null))
                .isInstanceOf(SchemaException.class)
                .hasMessage("a Line can't be null");
    }

    private record Price(@Decimal(precision = 5, scale = 2) BigDecimal value) {}

    @Test
    void refusesADecimalThatDoesNotFitExactly() {
        assertThatThrownBy(() -> Schemas.of(Price.class).toRow(new Price(new BigDecimal("1.234"))))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "field 'value': a decimal of 4 digits, 3 behind the point, doesn't fit"
                                + " decimal(5, 2)");
        assertThatThrownBy(() -> Schemas.of(Price.class).toRow(new Price(new BigDecimal("12345"))))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "field 'value': a decimal of 5 digits, 0 behind the point, doesn't fit"
                                + " decimal(5, 2)");
    }

    private record Cart(List<Line> lines, Map<String, List<Price>> prices) {}

    @Test
    void saysWhichNestedValueDoesNotFit() {
        Schema<Cart> schema = Schemas.of(Cart.class);
        assertThatThrownBy(() -> schema.toRow(new Cart(List.of(new Line(null, 1)), Map.of())))
                .hasMessage("field 'lines[].sku': must not be null");
        assertThatThrownBy(() -> schema.toRow(new Cart(Collections.singletonList(null), Map.of())))
                .hasMessage("field 'lines': an element must not be null");
        Price tooLong = new Price(new BigDecimal("1.234"));
        assertThatThrownBy(() -> schema.toRow(new Cart(List.of(), Map.of("a", List.of(tooLong)))))
                .hasMessage(
                        "field 'prices{}[].value': a decimal of 4 digits, 3 behind the point,"
                                + " doesn't fit decimal(5, 2)");
    }

    private record Collected(
            Set<Currency> currencies,
            int[] counts,
            String[][] names,
            Collection<? extends Line> lines,
            OptionalInt most,
            OptionalLong total,
            OptionalDouble share,
            UUID id,
            URI source,
            Optional<List<Optional<UUID>>> others,
            @Decimal(precision = 5, scale = 2) BigDecimal[] prices) {}

    @Test
    void bindsCollectionsArraysAndTextsWithAForm() {
        Schema<Collected> schema = Schemas.of(Collected.class);
        assertThat(schema.rowType())
                .hasToString(
                        "row<currencies array<enum(EUR, USD)>, counts array<int>, names"
                                + " array<array<string>>, lines array<row<sku string, quantity"
                                + " int>>, most int?, total long?, share double?, id string, source"
                                + " string, others array<string?>?, prices array<decimal(5, 2)>>");
        UUID id = new UUID(7, 9);
        Collected full =
                new Collected(
                        EnumSet.allOf(Currency.class),
                        new int[] {1, 2},
                        new String[][] {{"a"}, {}},
                        List.of(new Line("a", 1)),
                        OptionalInt.of(1),
                        OptionalLong.of(2),
                        OptionalDouble.of(0.5),
                        id,
                        URI.create("shop:a%20b"),
                        Optional.of(List.of(Optional.of(id), Optional.empty())),
                        new BigDecimal[] {new BigDecimal("1.20")});
        Collected empty =
                new Collected(
                        Set.of(),
                        new int[0],
                        new String[0][],
                        List.of(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        id,
                        URI.create(""),
                        Optional.empty(),
                        new BigDecimal[0]);
        for (Collected value : List.of(full, empty)) {
            Row row = schema.toRow(value);
            assertThat(schema.rowType().accepts(row)).isTrue();
            assertThat(schema.fromRow(row)).usingRecursiveComparison().isEqualTo(value);
            assertThat(schema.toRow(schema.fromRow(row))).isEqualTo(row);
        }
    }

    private record Tagged(Set<String> tags, UUID id, URI source, List<Currency> currencies) {}

    @Test
    void aRowWithoutCounterpartIsAnErrorOfItsField() {
        Schema<Tagged> schema = Schemas.of(Tagged.class);
        String id = new UUID(1, 2).toString();
        assertThatThrownBy(() -> schema.fromRow(tagged(List.of("a", "a"), id, "x", "EUR")))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "field 'tags': an element comes twice, which a Set can't hold; use List");
        assertThatThrownBy(() -> schema.fromRow(tagged(List.of(), "1-2-3-4-5", "x", "EUR")))
                .hasMessage("field 'id': the text is no UUID");
        assertThatThrownBy(() -> schema.fromRow(tagged(List.of(), "x", "x", "EUR")))
                .hasMessage("field 'id': the text is no UUID");
        assertThatThrownBy(() -> schema.fromRow(tagged(List.of(), id, "a b", "EUR")))
                .hasMessage("field 'source': the text is no URI");
        assertThatThrownBy(() -> schema.fromRow(tagged(List.of(), id, "x", "GBP")))
                .hasMessage("field 'currencies': the text is none of EUR, USD");
    }

    private static Row tagged(List<String> tags, String id, String source, String currency) {
        return Row.trusted(
                Schemas.of(Tagged.class).rowType(),
                new Object[] {tags, id, source, List.of(currency)});
    }

    @Test
    void whatWasReadMayBeChangedWithoutChangingTheRow() {
        Schema<Cart> schema = Schemas.of(Cart.class);
        Row row = schema.toRow(new Cart(List.of(), Map.of()));
        Cart cart = schema.fromRow(row);
        cart.lines().add(new Line("a", 1));
        assertThat(schema.fromRow(row).lines()).isEmpty();
        Row changed = schema.toRow(cart);
        cart.lines().clear();
        assertThat(schema.fromRow(changed).lines()).hasSize(1);
    }

    private record Page<T>(List<T> items, Optional<T> last) {}

    private record Pages(Page<Line> lines, Page<String> names) {}

    @Test
    void resolvesTheParametersOfAGenericRecord() {
        Schema<Pages> schema = Schemas.of(Pages.class);
        assertThat(schema.rowType())
                .hasToString(
                        "row<lines row<items array<row<sku string, quantity int>>, last row<sku"
                                + " string, quantity int>?>, names row<items array<string>, last"
                                + " string?>>");
        Pages pages =
                new Pages(
                        new Page<>(List.of(new Line("a", 1)), Optional.empty()),
                        new Page<>(List.of(), Optional.of("x")));
        assertThat(schema.fromRow(schema.toRow(pages))).isEqualTo(pages);
    }

    private record Picky(List<String> names) {
        Picky {
            names = List.copyOf(names);
        }
    }

    @Test
    void whatAConstructorThrowsGoesThrough() {
        Schema<Picky> schema = Schemas.of(Picky.class);
        Picky fine = new Picky(List.of("a"));
        assertThat(schema.fromRow(schema.toRow(fine))).isEqualTo(fine);
        Row row = Row.trusted(schema.rowType(), new Object[] {Collections.singletonList(null)});
        assertThatThrownBy(() -> schema.fromRow(row)).isInstanceOf(NullPointerException.class);
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
