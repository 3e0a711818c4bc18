package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows in their bytes are those that reading everything gives, for records that are right, unusual
 * or wrong. {@code -Dpipeline.json.pairs=100000} compares more of them.
 */
class JsonScannerTest {

    private static final int PAIRS = Integer.getInteger("pipeline.json.pairs", 6_000);
    private static final int SEED = Integer.getInteger("pipeline.json.seed", 6);
    private static final int PER_TYPE = 20;
    private static final byte[] LIKELY =
            "{}[]\",:\\u0129-+.eE tfnZ\u00e9".getBytes(StandardCharsets.UTF_8);

    private int refused;
    private int lazy;
    private int unsure;
    private int whole;

    @Test
    void givesTheRowsAndRefusalsOfTheDecoderThatReadsEverything() {
        Random random = new Random(SEED);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < PAIRS / PER_TYPE; i++) {
            RowType type = RandomJson.varied(rows.type(), random, rows);
            JsonRules rules = rules(type, random);
            int maxDepth = random.nextInt(4) == 0 ? random.nextInt(1, 6) : 1000;
            RandomJson json = new RandomJson(random, rules.timestampFormat());
            Pair pair = pair(rules, maxDepth, type);
            for (int j = 0; j < PER_TYPE; j++) {
                byte[] record =
                        json.object(rows.row(type), random.nextInt(4))
                                .getBytes(StandardCharsets.UTF_8);
                compare(pair, random.nextInt(4) == 0 ? json.damaged(record, LIKELY) : record);
            }
        }
        assertThat(lazy).as("rows in their bytes").isGreaterThan(PAIRS / 3);
        assertThat(whole).as("of them such as may be handed on").isGreaterThan(PAIRS / 4);
        assertThat(lazy - whole).as("of them such as may not").isGreaterThan(PAIRS / 50);
        assertThat(refused).as("records refused").isGreaterThan(PAIRS / 8);
        assertThat(unsure).as("rows read in full").isGreaterThan(PAIRS / 100);
    }

    @Test
    void judgesTheSuiteLikewise() throws Exception {
        for (String type :
                List.of(
                        "row<y int?>",
                        "row<x string?>",
                        "row<x double?>",
                        "row<x long?>",
                        "row<x decimal(20, 5)?>",
                        "row<x array<string?>?>",
                        "row<x array<double>?>",
                        "row<x map<long?>?>",
                        "row<x row<a string?, b long?>?>")) {
            Pair pair = pair(JsonRules.usual(), 1000, (RowType) DataTypes.parse(type));
            for (JsonConformanceTest.Case each : JsonConformanceTest.suite()) {
                compare(pair, each.payload());
                compare(pair, JsonConformanceTest.asField(each.payload()));
            }
        }
        assertThat(refused + unsure + lazy).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"x\":1,\"id\":\"s\"},!}",
                "{\"a\":{\"x\":1,\"id\":\"s\"},\"id\"}",
                "{\"a\":{\"x\":1,\"id\":\"s\"},\"\\u0069d\":1}",
                "{\"a\":{\"x\":1,\"id\":\"s\"},\"more\":1,\"id\":1}",
                "{\"a\":{\"x\":1,\"id\":\"s\"}}"
            })
    void keepsTheNamesOfDifferentObjectsApartWhateverCameBefore(String before) {
        RowType type = (RowType) DataTypes.parse("row<a row<id string, x long>, id long?>");
        Pair pair = pair(JsonRules.usual(), 1000, type);
        for (String json :
                List.of(
                        before,
                        "{\"a\":{\"x\":1,\"id\":\"s\"},\"id\":\"t\"}",
                        "{\"a\":{\"x\":1,\"id\":\"s\"},\"id\":2}",
                        "{\"a\":{\"x\":1,\"id\":\"s\"},\"x\":{\"id\":1},\"id\":2}",
                        "{\"id\":2,\"a\":{\"x\":1,\"id\":\"s\",\"a\":{}}}")) {
            compare(pair, json.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void passesOverMoreNamesThanItLearns() {
        Random random = new Random(3);
        Pair pair =
                pair(JsonRules.usual(), 1000, (RowType) DataTypes.parse("row<id long, m map<int>>"));
        for (int i = 0; i < 100; i++) {
            StringBuilder json = new StringBuilder("{\"id\":1,\"m\":{");
            for (int j = random.nextInt(300); j > 0; j--) {
                json.append('"').append(random.nextInt(100_000)).append("\":1,");
            }
            json.append("\"\":1}");
            for (int j = random.nextInt(600); j > 0; j--) {
                String name = "n" + random.nextInt(30_000);
                json.append(",\"").append(name).append("\":{\"").append(name).append("\":1}");
            }
            compare(pair, json.append('}').toString().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(lazy).as("rows in their bytes").isGreaterThan(20);
        assertThat(refused).as("records with a name twice").isPositive();
    }

    private static Pair pair(JsonRules rules, int maxDepth, RowType type) {
        return new Pair(
                new JsonDecoder(rules, maxDepth, type),
                new LazyJsonDecoder(rules, JsonValidation.FULL, maxDepth, type),
                rules);
    }

    private record Pair(JsonDecoder plain, LazyJsonDecoder lazy, JsonRules rules) {}

    private void compare(Pair pair, byte[] record) {
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
            if (!(row instanceof JsonRow)) {
                unsure++;
            } else {
                lazy++;
                verify((JsonRow) row, expected, pair.rules(), text);
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
            assertThat(read(strict, withoutAliases(row.type()), object)).as(text).isEqualTo(expected);
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

    private static JsonRules rules(RowType type, Random random) {
        Set<String> texts = new HashSet<>();
        type.fields().stream()
                .filter(field -> field.type().asRequired().toString().equals("string"))
                .filter(field -> random.nextInt(4) == 0)
                .forEach(field -> texts.add(field.name()));
        return new JsonRules(
                TimestampFormat.values()[random.nextInt(4)],
                random.nextInt(4) > 0 ? UnknownFields.IGNORE : UnknownFields.FAIL,
                random.nextInt(4) > 0 ? DuplicateKeys.ERROR : DuplicateKeys.LAST,
                NullFields.WRITE,
                texts);
    }
}
