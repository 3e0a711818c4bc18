package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Types and values of any shape, the same for the same seed. */
public final class RandomRows {

    private static final int DEPTH = 3;
    private static final List<ScalarType.Kind> KINDS = List.of(ScalarType.Kind.values());

    private final Random random;

    public RandomRows(long seed) {
        this.random = new Random(seed);
    }

    public RowType type() {
        return rowType(0);
    }

    private RowType rowType(int depth) {
        int size = random.nextInt(12);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            DataType type = type(depth + 1).withNullable(random.nextBoolean());
            Field field = Field.of("f" + i, type).withDoc("doc " + i);
            if (random.nextInt(4) == 0) {
                field = field.withAliases(List.of("a" + i)).withDefault(value(type));
            }
            fields.add(field);
        }
        return RowType.of(fields).withName("Row" + depth);
    }

    private DataType type(int depth) {
        int kind = random.nextInt(depth >= DEPTH ? 13 : 16);
        if (kind < 11) {
            return new ScalarType(KINDS.get(kind), false);
        }
        return switch (kind) {
            case 11 -> decimalType();
            case 12 -> DataTypes.enumOf("NEW", "PAID", "SENT");
            case 13 -> DataTypes.array(type(depth + 1).withNullable(random.nextBoolean()));
            case 14 -> DataTypes.map(type(depth + 1).withNullable(random.nextBoolean()));
            default -> rowType(depth);
        };
    }

    private DecimalType decimalType() {
        int precision = 1 + random.nextInt(DecimalType.MAX_PRECISION);
        return DataTypes.decimal(precision, random.nextInt(precision + 1));
    }

    public Row row(RowType type) {
        Object[] values = new Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(type.field(i).type());
        }
        return Row.of(type, values);
    }

    private Object value(DataType type) {
        if (type.nullable() && random.nextInt(3) == 0) {
            return null;
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType decimal) {
            BigInteger most = BigInteger.TEN.pow(decimal.precision());
            BigInteger digits = new BigInteger(most.bitLength(), random).mod(most);
            return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), decimal.scale());
        }
        if (type instanceof EnumType enumeration) {
            return enumeration.symbols().get(random.nextInt(enumeration.symbols().size()));
        }
        if (type instanceof ArrayType array) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(value(array.element()));
            }
            return list;
        }
        if (type instanceof MapType map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                entries.put(text(), value(map.value()));
            }
            return entries;
        }
        return row((RowType) type);
    }

    private Object scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> extreme() ? Integer.MIN_VALUE : random.nextInt();
            case LONG -> extreme() ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
            case FLOAT -> extreme() ? Float.NaN : random.nextFloat();
            case DOUBLE -> extreme() ? -0.0 : random.nextGaussian();
            case STRING -> text();
            case BYTES -> {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case DATE -> extreme() ? LocalDate.MIN : LocalDate.ofEpochDay(random.nextInt(100_000));
            case TIME ->
                    extreme()
                            ? LocalTime.MAX
                            : LocalTime.ofNanoOfDay(
                                    random.nextInt(86_400) * 1_000_000_007L % 86_400_000_000_000L);
            case TIMESTAMP ->
                    extreme()
                            ? Instant.MIN
                            : Instant.ofEpochSecond(
                                    random.nextInt(), random.nextInt(1_000_000_000));
            case DURATION ->
                    extreme()
                            ? Duration.ofSeconds(Long.MIN_VALUE)
                            : Duration.ofNanos(random.nextLong());
        };
    }

    private boolean extreme() {
        return random.nextInt(8) == 0;
    }

    private String text() {
        String[] parts = {"", "a", "käse", "日本", "😀", "\u0000", "x".repeat(200)};
        return parts[random.nextInt(parts.length)] + random.nextInt(1000);
    }
}
