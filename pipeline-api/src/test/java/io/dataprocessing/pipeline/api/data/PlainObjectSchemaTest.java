package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Classes with properties as schemas. */
class PlainObjectSchemaTest {

    enum State {
        NEW,
        SENT
    }

    /** What has an identity of some type. */
    abstract static class Entity<K> {
        private K id;
        private Instant createdAt;

        public K getId() {
            return id;
        }

        public void setId(K id) {
            this.id = id;
        }

        public Instant getCreatedAt() {
            return createdAt;
        }

        public void setCreatedAt(Instant createdAt) {
            this.createdAt = createdAt;
        }
    }

    static final class Address {
        public String city;

        @FieldName("zip")
        public int postalCode;

        public static int made;
    }

    record Line(String sku, long quantity) {}

    static final class Order extends Entity<Long> {
        public transient int cached;
        private boolean express;
        private Integer priority;
        private State state;
        private BigDecimal amount;
        private List<Line> lines = new ArrayList<>();
        private Map<String, Address> addresses;
        private Optional<String> note = Optional.empty();
        private double[] weights;
        private String secret = "kept";
        private transient String lazy;

        public boolean isExpress() {
            return express;
        }

        public void setExpress(boolean express) {
            this.express = express;
        }

        public Integer getPriority() {
            return priority;
        }

        public void setPriority(Integer priority) {
            this.priority = priority;
        }

        @Required
        public State getState() {
            return state;
        }

        public void setState(State state) {
            this.state = state;
        }

        public void setState(String state) {
            this.state = State.valueOf(state);
        }

        public BigDecimal getAmount() {
            return amount;
        }

        @Decimal(precision = 10, scale = 2)
        public void setAmount(BigDecimal amount) {
            this.amount = amount;
        }

        public List<Line> getLines() {
            return lines;
        }

        public void setLines(List<Line> lines) {
            this.lines = lines;
        }

        public Map<String, Address> getAddresses() {
            return addresses;
        }

        public Order setAddresses(Map<String, Address> addresses) {
            this.addresses = addresses;
            return this;
        }

        public Optional<String> getNote() {
            return note;
        }

        public void setNote(Optional<String> note) {
            this.note = note;
        }

        public double[] getWeights() {
            return weights;
        }

        public void setWeights(double[] weights) {
            this.weights = weights;
        }

        @Ignored
        public String getSecret() {
            return secret;
        }

        public void setSecret(String secret) {
            this.secret = secret;
        }

        public String getLazy() {
            return lazy;
        }

        public void setLazy(String lazy) {
            this.lazy = lazy;
        }

        public int getTotal() {
            return lines.size();
        }
    }

    private final Schema<Order> schema = Schemas.of(Order.class);

    @Test
    void bindsEveryPropertyInAlphabeticalOrder() {
        assertThat(schema.rowType())
                .hasToString(
                        "row<addresses map<row<city string?, zip int>>?, amount decimal(10, 2)?,"
                                + " created_at timestamp?, express boolean, id long?, lines"
                                + " array<row<sku string, quantity long>>?, note string?, priority"
                                + " int?, state enum(NEW, SENT), weights array<double>?>");
        assertThat(schema.rowType().name()).isEqualTo(Order.class.getName());
        assertThat(schema.javaType()).isEqualTo(Order.class);
    }

    @Test
    void makesARowAndAnEqualObjectAgain() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            Order order = order(random);
            Row row = schema.toRow(order);
            assertThat(schema.rowType().accepts(row)).isTrue();
            assertThat(schema.fromRow(row)).usingRecursiveComparison().isEqualTo(order);
            assertThat(schema.toRow(schema.fromRow(row))).isEqualTo(row);
        }
    }

    private static Order order(Random random) {
        Order order = new Order();
        order.setExpress(random.nextBoolean());
        order.setState(State.values()[random.nextInt(2)]);
        if (random.nextBoolean()) {
            order.setId(random.nextLong());
            order.setPriority(random.nextInt());
            order.setAmount(BigDecimal.valueOf(random.nextInt(), 2));
            order.setCreatedAt(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000)));
            Address address = new Address();
            address.city = random.nextBoolean() ? "Köln" : null;
            address.postalCode = random.nextInt();
            order.setAddresses(Map.of("home", address));
            order.setNote(Optional.of("quick"));
            order.setWeights(random.doubles(random.nextInt(4)).toArray());
            order.setLines(List.of(new Line("a", random.nextLong())));
        }
        return order;
    }

    @Test
    void aRequiredPropertyIsNotNull() {
        assertThatThrownBy(() -> schema.toRow(new Order()))
                .isInstanceOf(SchemaException.class)
                .hasMessage("field 'state': must not be null");
    }

    static class Base {
        private List<String> tags;

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }
    }

    static final class Failing extends Base {
        @Override
        public void setTags(List<String> tags) {
            throw new IllegalStateException("no tags today");
        }
    }

    @Test
    void whatASetterThrowsGoesThrough() {
        Schema<Failing> failing = Schemas.of(Failing.class);
        Row row = Row.of(failing.rowType(), List.of());
        assertThatThrownBy(() -> failing.fromRow(row))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no tags today");
    }

    @Test
    void aClassWithManyPropertiesIsBound() {
        Schema<Wide> wide = Schemas.of(Wide.class);
        Object[] values = new Object[wide.rowType().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) i;
        }
        Row row = Row.of(wide.rowType(), values);
        assertThat(wide.toRow(wide.fromRow(row))).isEqualTo(row);
    }

    static final class Wide {
        public long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9;
        public long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9;
        public long c0, c1, c2, c3, c4, c5, c6, c7, c8, c9;
        public long d0, d1, d2, d3, d4, d5, d6, d7, d8, d9;
    }
}
