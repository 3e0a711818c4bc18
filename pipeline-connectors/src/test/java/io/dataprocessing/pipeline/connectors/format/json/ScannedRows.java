package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Holds rows in their bytes against those of the decoder that reads everything, and counts. */
final class ScannedRows {

    private int refused;
    private int lazy;
    private int unsure;
    private int whole;

    /** The records that both refused. */
    int refused() {
        return refused;
    }

    /** The rows in their bytes. */
    int lazy() {
        return lazy;
    }

    /** The rows that were read in full because the scanner wasn't sure. */
    int unsure() {
        return unsure;
    }

    /** The rows in their bytes that may be handed on. */
    int whole() {
        return whole;
    }

    /** Two decoders of the same rows. */
    record Pair(JsonDecoder plain, LazyJsonDecoder lazy, JsonRules rules) {

        static Pair of(JsonRules rules, int maxDepth, RowType type) {
            return new Pair(
                    new JsonDecoder(rules, maxDepth, type),
                    new LazyJsonDecoder(rules, JsonValidation.FULL, maxDepth, type),
                    rules);
        }
    }

    /** Checks that both give the same row of a record, or the same refusal. */
    void compare(Pair pair, byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        Row expected;
        try {
            expected = pair.plain().decode(record);
        } catch (DecodeException e) {
            refused++;
            try {
                Row row = pair.lazy().decode(record);
                throw new AssertionError("%s gives %s, but: %s".formatted(text, row, e));
            } catch (DecodeException same) {
                assertThat(same).as(text).hasMessage(e.getMessage());
            }
            return;
        }
        try {
            Row row = pair.lazy().decode(record);
            if (row instanceof JsonRow scanned) {
                lazy++;
                verify(scanned, expected, pair.rules(), text);
            } else {
                unsure++;
            }
        } catch (DecodeException e) {
            throw new AssertionError(text + " is refused, but gives " + expected, e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the rows of one stream share their type
    private void verify(JsonRow row, Row expected, JsonRules rules, String text) {
        assertThat(row.type() == expected.type()).as("same type").isTrue();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < expected.type().size(); i++) {
                assertThat(row.isNull(i)).as(text).isEqualTo(expected.isNull(i));
                assertThat(typed(row, i)).as(text).isEqualTo(typed(expected, i));
                assertPlain(row.get(i), true);
            }
        }
        assertThat(row).as(text).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(expected).as(text).isEqualTo(row);
        Row materialized = row.materialized();
        assertPlain(materialized, false);
        assertThat(materialized).as(text).isEqualTo(expected);
        verifySlices(row, expected, rules, text);
    }

    /** What may be copied is read as it was by a reader that takes nothing else. */
    private void verifySlices(JsonRow row, Row expected, JsonRules rules, String text) {
        JsonRules strict =
                new JsonRules(
                        rules.timestampFormat(),
                        UnknownFields.FAIL,
                        DuplicateKeys.ERROR,
                        rules.nullFields(),
                        rules.jsonText());
        if (row.whole()) {
            whole++;
            byte[] object = Arrays.copyOfRange(row.bytes(), row.from(), row.to());
            assertThat(read(strict, withoutAliases(row.type()), object))
                    .as(text)
                    .isEqualTo(expected);
        }
        for (int i = 0; i < row.type().size(); i++) {
            if (row.begin(i) < 0) {
                assertThat(row.whole()).as(text).isFalse();
            } else if (row.asRead(i)) {
                Field field = row.type().field(i);
                RowType one = withoutAliases(RowType.of(field));
                ByteArrayOutputStream object = new ByteArrayOutputStream();
                object.writeBytes("{\"".getBytes(StandardCharsets.UTF_8));
                object.writeBytes(
                        field.name().replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8));
                object.writeBytes("\":".getBytes(StandardCharsets.UTF_8));
                object.write(row.bytes(), row.begin(i), row.end(i) - row.begin(i));
                object.writeBytes("}".getBytes(StandardCharsets.UTF_8));
                assertThat(read(strict, one, object.toByteArray()))
                        .as(text)
                        .isEqualTo(alone(expected, i));
            } else {
                assertThat(row.whole()).as(text).isFalse();
            }
        }
    }

    private static Row read(JsonRules rules, RowType type, byte[] object) {
        try {
            return new JsonDecoder(rules, 1000, type).decode(object);
        } catch (DecodeException e) {
            throw new AssertionError(new String(object, StandardCharsets.UTF_8), e);
        }
    }

    /** The type without what lets a reader find or make up values that aren't there. */
    private static RowType withoutAliases(RowType type) {
        RowType.Builder bare = RowType.builder();
        for (Field field : type.fields()) {
            DataType fieldType = field.type();
            bare.field(
                    field.name(),
                    fieldType instanceof RowType nested
                            ? withoutAliases(nested).withNullable(nested.nullable())
                            : fieldType);
        }
        return bare.build();
    }

    private static Object typed(Row row, int index) {
        DataType type = row.type().field(index).type();
        if (row.isNull(index)) {
            return "null";
        }
        if (type instanceof DecimalType) {
            return row.getDecimal(index);
        }
        if (type instanceof EnumType) {
            return row.getString(index);
        }
        if (type instanceof ScalarType scalar) {
            return switch (scalar.kind()) {
                case BOOLEAN -> row.getBoolean(index);
                case INT -> row.getInt(index);
                case LONG -> row.getLong(index);
                case FLOAT -> row.getFloat(index);
                case DOUBLE -> row.getDouble(index);
                case STRING -> row.getString(index);
                case BYTES -> row.getBytes(index);
                case DATE -> row.getDate(index);
                case TIME -> row.getTime(index);
                case TIMESTAMP -> row.getTimestamp(index);
                case DURATION -> row.getDuration(index);
            };
        }
        return alone(row, index);
    }

    /** A value in a row of its own, which compares bytes by content at any depth. */
    private static Row alone(Row row, int index) {
        RowType type = RowType.of(row.type().field(index));
        return Row.trusted(type, new Object[] {row.get(index)});
    }

    private static void assertPlain(Object value, boolean mayBeLazy) {
        if (value instanceof Row row) {
            assertThat(mayBeLazy || !(row instanceof JsonRow)).as("decoded").isTrue();
            for (int i = 0; i < row.type().size(); i++) {
                assertPlain(row.get(i), mayBeLazy);
            }
        } else if (value instanceof Collection<?> list) {
            list.forEach(each -> assertPlain(each, false));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> assertPlain(each, false));
        }
    }
}
