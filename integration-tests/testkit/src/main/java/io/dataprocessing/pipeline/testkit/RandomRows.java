package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Row types and rows by chance, the same for the same seed. Values lie where errors do: at both
 * ends of a range, at zero, empty, with characters outside the basic plane. Times are whole
 * microseconds between the years 1 and 9999, so that formats with less than nanoseconds can hold
 * them.
 */
public final class RandomRows {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "EUR",
        "null",
        "0",
        "\"quoted\"",
        "back\\slash",
        "tab\tand\nline",
        "äöü",
        "日本",
        "\uD83D\uDE00",
        "\u0000\u001f",
        "a,b;c",
        "</script>"
    };

    private final Random random;

    /** A generator that begins at {@code seed}. */
    public RandomRows(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A row type of one to eight fields, nested up to two levels.
     *
     * @param supported the types that may be in it, asked for each one without nullability and from
     *     the inside out; it must accept at least one scalar type
     */
    public RowType rowType(Predicate<DataType> supported) {
        requireNonNull(supported, "supported");
        return rowType(supported, 2);
    }

    /** A row of a type. */
    public Row row(RowType type) {
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type.field(i).type());
        }
        return Row.of(type, values);
    }

    /** A value of a type, null once in six where that's allowed. */
    public Object value(DataType type) {
        if (type.nullable() && random.nextInt(6) == 0) {
            return null;
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType decimal) {
            return decimal(decimal);
        }
        if (type instanceof EnumType enumeration) {
            return enumeration.symbols().get(random.nextInt(enumeration.symbols().size()));
        }
        if (type instanceof ArrayType array) {
            List<Object> elements = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(value(array.element()));
            }
            return Collections.unmodifiableList(elements);
        }
        if (type instanceof MapType map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                entries.put(text() + i, value(map.value()));
            }
            return Collections.unmodifiableMap(entries);
        }
        return row((RowType) type.asRequired());
    }

    private RowType rowType(Predicate<DataType> supported, int depth) {
        RowType.Builder row = RowType.builder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            row.field("field_" + i, type(supported, depth).withNullable(random.nextInt(3) == 0));
        }
        return row.build();
    }

    private DataType type(Predicate<DataType> supported, int depth) {
        while (true) {
            DataType candidate = candidate(supported, depth);
            if (supported.test(candidate)) {
                return candidate;
            }
        }
    }

    private DataType candidate(Predicate<DataType> supported, int depth) {
        int choice = random.nextInt(depth > 0 ? 16 : 13);
        ScalarType.Kind[] kinds = ScalarType.Kind.values();
        if (choice < kinds.length) {
            return new ScalarType(kinds[choice], false);
        }
        if (choice == kinds.length) {
            int precision = 1 + random.nextInt(DecimalType.MAX_PRECISION);
            return DataTypes.decimal(precision, random.nextInt(precision + 1));
        }
        if (choice == kinds.length + 1 || depth == 0) {
            return DataTypes.enumOf("NEW", "PAID", "SENT");
        }
        DataType inner = type(supported, depth - 1).withNullable(random.nextBoolean());
        if (choice == kinds.length + 2) {
            return DataTypes.array(inner);
        }
        return choice == kinds.length + 3 ? DataTypes.map(inner) : rowType(supported, depth - 1);
    }

    private Object scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> random.nextBoolean();
            case INT ->
                    edge() ? pick(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE) : random.nextInt();
            case LONG -> edge() ? pick(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE) : random.nextLong();
            case FLOAT ->
                    edge() ? pick(0f, -0.5f, Float.MIN_VALUE, Float.MAX_VALUE) : random.nextFloat();
            case DOUBLE ->
                    edge()
                            ? pick(0d, -0.1, Double.MIN_VALUE, Double.MAX_VALUE)
                            : random.nextGaussian();
            case STRING -> text();
            case BYTES -> bytes();
            case DATE -> LocalDate.ofEpochDay(Math.floorDiv(second(), 86_400L));
            case TIME -> LocalTime.ofNanoOfDay(random.nextLong(86_400 * MICROS_PER_SECOND) * 1_000);
            case TIMESTAMP -> Instant.ofEpochSecond(second(), micros() * 1_000);
            case DURATION -> Duration.ofSeconds(random.nextInt(), micros() * 1_000);
        };
    }

    private BigDecimal decimal(DecimalType type) {
        BigInteger bound = BigInteger.TEN.pow(type.precision());
        BigInteger unscaled =
                edge()
                        ? pick(BigInteger.ZERO, bound.subtract(BigInteger.ONE))
                        : new BigInteger(bound.bitLength() + 8, random).mod(bound);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        return edge() ? pick(TEXTS) : "text-" + random.nextInt(1_000);
    }

    private long second() {
        return edge()
                ? pick(0L, -1L, FIRST_SECOND, LAST_SECOND)
                : random.nextLong(FIRST_SECOND, LAST_SECOND);
    }

    private long micros() {
        return edge() ? 0 : random.nextLong(MICROS_PER_SECOND);
    }

    private boolean edge() {
        return random.nextInt(4) == 0;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
