package io.dataprocessing.pipeline.connectors.format;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Row types and rows by chance; the same for the same generator. */
public final class RandomRows {

    private static final int MAX_DEPTH = 3;
    private static final List<ScalarType.Kind> KINDS = List.of(ScalarType.Kind.values());
    private static final int[] LETTERS = {
        'a', 'Z', '0', ' ', '"', '\\', '/', '\n', '\t', 0, 0x1f, 0x7f, 0x80, 0xe9, 0x7ff, 0x800,
        0x2028, 0xffff, 0x10000, 0x1f600, 0x10ffff
    };

    private final RandomGenerator random;

    /** Rows by the chance that a generator gives. */
    public RandomRows(RandomGenerator random) {
        this.random = random;
    }

    /** A type with up to eight fields, nested ones among them. */
    public RowType type() {
        return row(0);
    }

    private RowType row(int depth) {
        RowType.Builder row = RowType.builder();
        int fields = random.nextInt(1, 9);
        for (int i = 0; i < fields; i++) {
            row.field("f" + i + (random.nextInt(4) == 0 ? "é\"" : ""), any(depth));
        }
        return row.build();
    }

    private DataType any(int depth) {
        DataType type =
                switch (random.nextInt(depth < MAX_DEPTH ? 16 : 13)) {
                    case 11 -> decimal();
                    case 12 -> DataTypes.enumOf("A", "B", "Ç");
                    case 13 -> DataTypes.array(any(depth + 1));
                    case 14 -> DataTypes.map(any(depth + 1));
                    case 15 -> row(depth + 1);
                    default -> new ScalarType(KINDS.get(random.nextInt(KINDS.size())), false);
                };
        return type.withNullable(random.nextInt(3) == 0);
    }

    private DecimalType decimal() {
        int precision = random.nextInt(1, DecimalType.MAX_PRECISION + 1);
        return DataTypes.decimal(precision, random.nextInt(0, precision + 1));
    }

    /** A row of a type. */
    public Row row(RowType type) {
        Object[] values = type.fields().stream().map(field -> value(field.type())).toArray();
        return Row.of(type, values);
    }

    private Object value(DataType type) {
        if (type.nullable() && random.nextInt(4) == 0) {
            return null;
        }
        if (type instanceof ScalarType scalar) {
            return scalar(scalar.kind());
        }
        if (type instanceof DecimalType decimal) {
            BigInteger limit = BigInteger.TEN.pow(decimal.precision());
            BigInteger unscaled =
                    new BigInteger(limit.bitLength() + 8, new java.util.Random(random.nextLong()))
                            .mod(limit);
            return new BigDecimal(
                    random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        }
        if (type instanceof EnumType enumeration) {
            return enumeration.symbols().get(random.nextInt(enumeration.symbols().size()));
        }
        if (type instanceof ArrayType array) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(value(array.element()));
            }
            return values;
        }
        if (type instanceof MapType map) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.put(text(), value(map.value()));
            }
            return values;
        }
        return row((RowType) type);
    }

    private Object scalar(ScalarType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> finiteFloat();
            case DOUBLE -> finiteDouble();
            case STRING -> text();
            case BYTES -> bytes();
            case DATE -> LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000));
            case TIME -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
            case TIMESTAMP ->
                    Instant.ofEpochSecond(
                            random.nextLong(-62_135_596_800L, 253_402_300_800L),
                            random.nextInt(4) * 250_000_000L + random.nextInt(2));
            case DURATION -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
        };
    }

    private Object finiteFloat() {
        float value = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(value) ? value : 0.5f;
    }

    private Object finiteDouble() {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : -0.0;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
