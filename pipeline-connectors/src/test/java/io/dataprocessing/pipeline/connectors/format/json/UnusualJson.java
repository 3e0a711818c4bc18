package io.dataprocessing.pipeline.connectors.format.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import io.dataprocessing.pipeline.connectors.format.TimestampText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Rows as JSON that other programs might write: white space, another order, escapes, fields that
 * nobody knows, aliases, fields that lack, offsets in timestamps, numbers with exponents.
 */
final class UnusualJson {

    private final Random random;
    private final JsonRules rules;
    private final StringBuilder json = new StringBuilder();

    /** How many of a hundred places are unusual. */
    private int share;

    UnusualJson(Random random, JsonRules rules) {
        this.random = random;
        this.rules = rules;
    }

    /** The bytes of a row, of whose places so many of a hundred are unusual. */
    byte[] of(Row row, int share) {
        this.share = share;
        json.setLength(0);
        row(row, FieldPath.ROOT);
        space();
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean sometimes() {
        return random.nextInt(100) < share;
    }

    private void space() {
        while (sometimes()) {
            json.append(" \t\n\r".charAt(random.nextInt(4)));
        }
    }

    private void row(Row row, String path) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < row.type().size(); i++) {
            Field field = row.type().field(i);
            boolean lacks = field.hasDefault() && sometimes();
            if (!lacks) {
                order.add(i);
            }
        }
        if (sometimes()) {
            Collections.shuffle(order, random);
        }
        space();
        json.append('{');
        String comma = "";
        for (int index : order) {
            json.append(comma);
            comma = ",";
            if (sometimes()) {
                unknown();
                json.append(',');
            }
            field(row, index, path);
        }
        if (sometimes()) {
            json.append(comma);
            unknown();
        }
        space();
        json.append('}');
    }

    private void unknown() {
        space();
        json.append("\"zz").append(random.nextInt(1_000_000)).append("\":");
        space();
        String[] values = {"null", "[1,{\"a\": 2}]", "\"}\"", "-0.5e3", "{}"};
        json.append(values[random.nextInt(values.length)]);
        space();
    }

    private void field(Row row, int index, String path) {
        Field field = row.type().field(index);
        boolean alias = !field.aliases().isEmpty() && sometimes();
        space();
        text(alias ? field.aliases().get(0) : field.name(), 100);
        space();
        json.append(':');
        value(field.type(), row.get(index), FieldPath.field(path, field.name()));
    }

    private void text(String text) {
        text(text, 4);
    }

    private void text(String text, int oneOf) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (sometimes() && random.nextInt(oneOf) == 0) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(JsonStringEncoder.getInstance().quoteAsString(String.valueOf(c)));
            }
        }
        json.append('"');
    }

    private void value(DataType type, Object value, String path) {
        space();
        if (rules.jsonText().contains(path)) {
            json.append(value == null ? "null" : "{\"raw\" : [1, null]}");
        } else if (value == null) {
            json.append("null");
        } else if (type instanceof ScalarType scalar) {
            scalar(scalar.kind(), value);
        } else if (type instanceof DecimalType) {
            decimal((BigDecimal) value);
        } else if (type instanceof EnumType) {
            text((String) value);
        } else if (type instanceof ArrayType array) {
            list(array, (List<?>) value, path);
        } else if (type instanceof MapType map) {
            map(map, (Map<?, ?>) value, path);
        } else {
            row((Row) value, path);
        }
        space();
    }

    private void list(ArrayType type, List<?> values, String path) {
        json.append('[');
        String comma = "";
        for (Object each : values) {
            json.append(comma);
            comma = ",";
            value(type.element(), each, FieldPath.element(path));
        }
        json.append(']');
    }

    private void map(MapType type, Map<?, ?> values, String path) {
        json.append('{');
        String comma = "";
        for (Map.Entry<?, ?> each : values.entrySet()) {
            json.append(comma);
            comma = ",";
            space();
            text((String) each.getKey(), 100);
            space();
            json.append(':');
            value(type.value(), each.getValue(), FieldPath.value(path));
        }
        json.append('}');
    }

    private void scalar(ScalarType.Kind kind, Object value) {
        switch (kind) {
            case BOOLEAN -> json.append(value);
            case INT, LONG -> json.append(value).append(sometimes() ? ".0" : "");
            case FLOAT, DOUBLE -> json.append(value).append(exponent(value.toString()));
            case STRING, DATE, TIME, DURATION -> text(value.toString());
            case BYTES -> bytes((byte[]) value);
            case TIMESTAMP -> timestamp((Instant) value);
        }
    }

    private String exponent(String number) {
        return number.contains("E") || !sometimes() ? "" : "e-0";
    }

    private void decimal(BigDecimal value) {
        if (sometimes()) {
            json.append('"').append(value.toPlainString()).append('"');
        } else {
            json.append(sometimes() ? value.toString() : value.toPlainString());
        }
    }

    private void bytes(byte[] value) {
        Base64.Encoder encoder = Base64.getEncoder();
        text((sometimes() ? encoder.withoutPadding() : encoder).encodeToString(value));
    }

    private void timestamp(Instant value) {
        TimestampFormat format = rules.timestampFormat();
        switch (format) {
            case ISO_8601 -> text(iso(value));
            case SQL -> text(TimestampText.formatSql(value));
            case EPOCH_MILLIS -> json.append(value.toEpochMilli());
            case EPOCH_SECONDS ->
                    json.append(
                            BigDecimal.valueOf(value.getEpochSecond())
                                    .add(BigDecimal.valueOf(value.getNano(), 9))
                                    .toPlainString());
        }
    }

    private String iso(Instant value) {
        int year = value.atOffset(ZoneOffset.UTC).getYear();
        boolean moved = year > 1 && year < 9999 && sometimes();
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-1_000, 1_000) * 60 / 2);
        return moved ? OffsetDateTime.ofInstant(value, offset).toString() : value.toString();
    }
}
