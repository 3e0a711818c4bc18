package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Schemas that a provider brings. */
class SchemaProvidersTest {

    static final class Money {
        private final long cents;

        private Money(long cents) {
            this.cents = cents;
        }
    }

    static final class Wrong {}

    static final class Exploding {}

    /** Knows {@link Money}; listed in the test's services. */
    public static final class MoneyProvider implements SchemaProvider {

        public MoneyProvider() {}

        @Override
        @SuppressWarnings("unchecked") // the class is compared
        public <T> Optional<Schema<T>> schemaOf(Class<T> type) {
            if (type == Wrong.class) {
                throw new SchemaException("a Wrong has no schema");
            }
            if (type == Exploding.class) {
                throw new IllegalStateException("boom");
            }
            return type == Money.class
                    ? Optional.of((Schema<T>) new MoneySchema())
                    : Optional.empty();
        }
    }

    private static final class MoneySchema implements Schema<Money> {

        private final RowType type = RowType.of(Field.of("cents", DataTypes.LONG));

        @Override
        public RowType rowType() {
            return type;
        }

        @Override
        public Class<Money> javaType() {
            return Money.class;
        }

        @Override
        public Money fromRow(Row row) {
            return new Money(row.getLong(0));
        }

        @Override
        public Row toRow(Money value) {
            return Row.of(type, value.cents);
        }
    }

    private record Order(List<Money> prices, Optional<Money> discount) {}

    @Test
    void areAskedAboutAClassAndAboutThoseInsideOthers() {
        assertThat(Schemas.of(Money.class)).isInstanceOf(MoneySchema.class);
        Schema<Order> schema = Schemas.of(Order.class);
        assertThat(schema.rowType())
                .hasToString("row<prices array<row<cents long>>, discount row<cents long>?>");
        Row row = schema.toRow(new Order(List.of(new Money(5)), Optional.of(new Money(7))));
        assertThat(schema.fromRow(row).prices()).singleElement().extracting("cents").isEqualTo(5L);
        assertThat(schema.toRow(schema.fromRow(row))).isEqualTo(row);
    }

    private record Bad(Wrong wrong) {}

    @Test
    void whatTheySayOfTheirClassesIsSaid() {
        assertThatThrownBy(() -> Schemas.of(Wrong.class))
                .isInstanceOf(SchemaException.class)
                .hasMessage("a Wrong has no schema");
        assertThatThrownBy(() -> Schemas.of(Bad.class))
                .hasMessage(Bad.class.getName() + ", 'wrong': a Wrong has no schema.");
        assertThatThrownBy(() -> Schemas.of(Exploding.class))
                .hasMessage(
                        MoneyProvider.class.getName()
                                + " failed: java.lang.IllegalStateException: boom");
    }
}
