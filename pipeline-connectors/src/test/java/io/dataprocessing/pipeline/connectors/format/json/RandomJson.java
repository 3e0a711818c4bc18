package io.dataprocessing.pipeline.connectors.format.json;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows as JSON that other writers might have written, right or nearly so, by chance. */
final class RandomJson {

    private static final String[] SPACES = {" ", "  ", "\n", "\t", "\r\n", "\u000b", "\u00a0"};
    private static final String[] ODD_VALUES = {
        "null", "true", "false", "0", "-0", "-0.0", "1.0", "1e2", "1E-2", "01", "-", "1.", "0.5",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648",
        "9007199254740993", "16777217", "123456789012345678901234567890", "1e999", "\"\"", "\"A\"",
        "\"1.5\"", "\"-0\"", "\"1e3\"", "\"007\"", "\"\\u0041\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"",
        "\"\\ud83d\\ude00\"", "\"\\x\"", "[]", "{}", "[1]", "[[[[]]]]", "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":[{\"c\":null}]}}", "\"2026-02-29\"", "\"2024-02-29\"", "\"12:30\"",
        "\"24:00:00\"", "\"12:30:60\"", "\"2026-03-01T12:30:00+01:00\"",
        "\"2026-03-01T12:30:00-00:00\"", "\"2026-03-01T12:30:00+18:00\"", "\"2026-03-01T12:30Z\"",
        "\"2026-03-01t12:30:00z\"", "\"2026-03-01T12:30:00.Z\"", "\"2026-03-01 12:30:00\"",
        "\"2026-03-01T12:30:00.1234567890Z\"", "\"0000-01-01T00:00:00Z\"", "\"PT5M\"",
        "\"PT1H2M3.000000004S\"", "\"PT-1S\"", "\"PT\"", "\"P1D\"", "\"AQI=\"", "\"AQI\"", "\"A===\"",
        "\"AR==\"", "\"====\"", "-1.5", "1500000000000", "1500000000.123456789", "99999999999999999",
        "tru", "nul", "falsy", "\"\u00e9\"", "\"tab\there\""
    };

    private final Random random;
    private final TimestampFormat timestamps;

    RandomJson(Random random, TimestampFormat timestamps) {
        this.random = random;
        this.timestamps = timestamps;
    }

    /** A type like the given one, with aliases, defaults and names that aren't all alike. */
    static RowType varied(RowType type, Random random, RandomRows rows) {
        RowType.Builder varied = RowType.builder();
        for (int i = 0; i < type.size(); i++) {
            DataType fieldType = type.field(i).type();
            if (fieldType instanceof RowType nested) {
                fieldType = varied(nested, random, rows).withNullable(nested.nullable());
            }
            String name = type.field(i).name();
            if (random.nextInt(3) == 0) {
                name = name + "_" + "x".repeat(random.nextInt(20));
            }
            if (random.nextInt(8) > 0) {
                name = name.replace("\"", "");
            }
            Field field = Field.of(name, fieldType);
            if (random.nextInt(5) == 0) {
                field = field.withAliases(List.of("old" + i, name + "2"));
            }
            if (random.nextInt(5) == 0 && !(fieldType instanceof RowType)) {
                Row one = rows.row(RowType.of(Field.of("x", fieldType)));
                field = field.withDefault(one.get(0));
            }
            varied.field(field);
        }
        return varied.build();
    }

    /** The object of a row. */
    String object(Row row, int strangeness) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < row.type().size(); i++) {
            Field field = row.type().field(i);
            if (chance(strangeness, 60) && (field.hasDefault() || random.nextInt(6) == 0)) {
                continue;
            }
            String name = field.name();
            if (!field.aliases().isEmpty() && chance(strangeness, 10)) {
                name = field.aliases().get(random.nextInt(field.aliases().size()));
            }
            members.add(member(name, value(field.type(), row.get(i), strangeness), strangeness));
            if (chance(strangeness, 60)) {
                members.add(member(name, value(field.type(), row.get(i), strangeness), strangeness));
            }
        }
        while (chance(strangeness, 15)) {
            String name = random.nextInt(3) == 0 ? "a" : "unknown " + random.nextInt(20);
            String value = ODD_VALUES[random.nextInt(ODD_VALUES.length)];
            members.add(random.nextInt(members.size() + 1), member(name, value, strangeness));
        }
        if (chance(strangeness, 10)) {
            Collections.shuffle(members, random);
        }
        return joined('{', members, '}', strangeness);
    }

    private String member(String name, String value, int strangeness) {
        return text(name, strangeness) + space(strangeness) + ":" + space(strangeness) + value;
    }

    private String joined(char open, List<String> parts, char close, int strangeness) {
        StringBuilder joined = new StringBuilder().append(open).append(space(strangeness));
        for (int i = 0; i < parts.size(); i++) {
            joined.append(i == 0 ? "" : "," + space(strangeness));
            joined.append(parts.get(i)).append(space(strangeness));
        }
        return joined.append(close).toString();
    }

    private String value(DataType type, Object value, int strangeness) {
        if (chance(strangeness, 80)) {
            return ODD_VALUES[random.nextInt(ODD_VALUES.length)];
        }
        if (value == null) {
            return "null";
        }
        if (type instanceof ArrayType array) {
            List<String> parts =
                    ((List<?>) value)
                            .stream().map(e -> value(array.element(), e, strangeness)).toList();
            return joined('[', parts, ']', strangeness);
        }
        if (type instanceof MapType map) {
            List<String> parts = new ArrayList<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                String each = value(map.value(), entry.getValue(), strangeness);
                String key = (String) entry.getKey();
                String simple = key.replaceAll("[\\x00-\\x1f\"\\\\]", "_");
                parts.add(member(random.nextInt(8) == 0 ? key : simple, each, strangeness));
            }
            if (chance(strangeness, 20) && !parts.isEmpty()) {
                parts.add(parts.get(0));
            }
            return joined('{', parts, '}', strangeness);
        }
        return value instanceof Row row ? object(row, strangeness) : scalar(type, value, strangeness);
    }

    private String scalar(DataType type, Object value, int strangeness) {
        if (type instanceof DecimalType) {
            String number = ((BigDecimal) value).toPlainString();
            return chance(strangeness, 10) ? "\"" + number + "\"" : number;
        }
        ScalarType.Kind kind =
                type instanceof ScalarType scalar ? scalar.kind() : ScalarType.Kind.STRING;
        return switch (kind) {
            case BOOLEAN, INT, LONG -> value.toString();
            case FLOAT -> shorter((float) (Float) value);
            case DOUBLE -> shorter((Double) value);
            case STRING -> text((String) value, strangeness);
            case BYTES -> text(Base64.getEncoder().encodeToString((byte[]) value), strangeness);
            case DATE, TIME -> text(value.toString(), strangeness);
            case DURATION -> text(duration((Duration) value), strangeness);
            case TIMESTAMP -> timestamp((Instant) value, strangeness);
        };
    }

    private String duration(Duration value) {
        return random.nextInt(8) == 0 ? value.toString() : value.abs().toString();
    }

    private String shorter(double value) {
        return random.nextBoolean()
                ? Double.toString(value)
                : BigDecimal.valueOf(random.nextInt(), random.nextInt(-2, 12)).toPlainString();
    }

    private String timestamp(Instant value, int strangeness) {
        return switch (timestamps) {
            case ISO_8601 -> {
                ZoneOffset offset = ZoneOffset.ofTotalSeconds(900 * random.nextInt(-70, 70));
                boolean plain = random.nextBoolean() || value.getEpochSecond() < -62_000_000_000L;
                yield text(
                        plain ? value.toString() : value.atOffset(offset).toString(), strangeness);
            }
            case SQL -> text(value.toString().replace("Z", "").replace('T', ' '), strangeness);
            case EPOCH_MILLIS -> Long.toString(value.toEpochMilli());
            case EPOCH_SECONDS ->
                    BigDecimal.valueOf(value.getEpochSecond())
                            .add(BigDecimal.valueOf(value.getNano(), random.nextInt(8, 10)))
                            .toPlainString();
        };
    }

    private String text(String text, int strangeness) {
        StringBuilder json = new StringBuilder().append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || chance(strangeness, 400)) {
                json.append(escaped(c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private String escaped(char c) {
        int place = "\"\\/\b\f\n\r\t".indexOf(c);
        return place >= 0 && random.nextInt(4) > 0
                ? "\\" + "\"\\/bfnrt".charAt(place)
                : (random.nextBoolean() ? "\\u%04x" : "\\u%04X").formatted((int) c);
    }

    private String space(int strangeness) {
        return chance(strangeness, 8) ? SPACES[random.nextInt(strangeness > 2 ? 7 : 5)] : "";
    }

    /** By one in so many for the strangest, never for what isn't strange at all. */
    private boolean chance(int strangeness, int oneIn) {
        return random.nextInt(oneIn * 4) < strangeness;
    }

    /** Bytes with a few changed, or cut off, or with something behind. */
    byte[] damaged(byte[] bytes, byte[] likely) {
        byte[] damaged = bytes.clone();
        int kind = random.nextInt(8);
        if (kind == 0) {
            return Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
        }
        if (kind == 1) {
            byte[] longer = Arrays.copyOf(damaged, damaged.length + 1);
            longer[damaged.length] = likely[random.nextInt(likely.length)];
            return longer;
        }
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            damaged[random.nextInt(damaged.length)] =
                    random.nextInt(3) == 0
                            ? (byte) random.nextInt(256)
                            : likely[random.nextInt(likely.length)];
        }
        return damaged;
    }
}
