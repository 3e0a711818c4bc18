package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import io.dataprocessing.pipeline.connectors.format.json.ScannedRows.Pair;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
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

    private final ScannedRows rows = new ScannedRows();

    @Test
    void givesTheRowsAndRefusalsOfTheDecoderThatReadsEverything() {
        Random random = new Random(SEED);
        RandomRows chance = new RandomRows(random);
        for (int i = 0; i < PAIRS / PER_TYPE; i++) {
            RowType type = RandomJson.varied(chance.type(), random, chance);
            JsonRules rules = rules(type, random);
            int maxDepth = random.nextInt(4) == 0 ? random.nextInt(1, 6) : 1000;
            RandomJson json = new RandomJson(random, rules.timestampFormat());
            Pair pair = Pair.of(rules, maxDepth, type);
            for (int j = 0; j < PER_TYPE; j++) {
                byte[] record = bytes(json.object(chance.row(type), random.nextInt(4)));
                rows.compare(pair, random.nextInt(4) == 0 ? json.damaged(record, LIKELY) : record);
            }
        }
        assertThat(rows.lazy()).as("rows in their bytes").isGreaterThan(PAIRS / 3);
        assertThat(rows.whole()).as("of them such as may be handed on").isGreaterThan(PAIRS / 4);
        assertThat(rows.lazy() - rows.whole())
                .as("of them such as may not")
                .isGreaterThan(PAIRS / 50);
        assertThat(rows.refused()).as("records refused").isGreaterThan(PAIRS / 8);
        assertThat(rows.unsure()).as("rows read in full").isGreaterThan(PAIRS / 100);
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
            Pair pair = Pair.of(JsonRules.usual(), 1000, (RowType) DataTypes.parse(type));
            for (JsonConformanceTest.Case each : JsonConformanceTest.suite()) {
                rows.compare(pair, each.payload());
                rows.compare(pair, JsonConformanceTest.asField(each.payload()));
            }
        }
        assertThat(rows.refused() + rows.unsure() + rows.lazy()).isPositive();
    }

    @Test
    void judgesOddValuesOfEveryTypeLikewise() {
        for (TimestampFormat format : TimestampFormat.values()) {
            JsonRules rules =
                    new JsonRules(
                            format,
                            UnknownFields.IGNORE,
                            DuplicateKeys.ERROR,
                            NullFields.WRITE,
                            Set.of());
            for (String type :
                    List.of(
                            "boolean",
                            "int",
                            "long",
                            "float",
                            "double",
                            "decimal(3, 1)",
                            "decimal(20, 0)",
                            "decimal(4, 4)",
                            "string?",
                            "enum(A, B)",
                            "bytes",
                            "date",
                            "time",
                            "timestamp",
                            "duration",
                            "array<long>",
                            "map<double>",
                            "row<a string?>",
                            "timestamp?")) {
                Pair pair = Pair.of(rules, 4, (RowType) DataTypes.parse("row<x " + type + ">"));
                for (String value : RandomJson.oddValues()) {
                    rows.compare(pair, bytes("{\"x\":" + value + "}"));
                    rows.compare(pair, bytes("{\"x\" : " + value + " }"));
                    rows.compare(pair, bytes("{\"x\":" + value));
                }
            }
        }
        assertThat(rows.lazy()).isPositive();
    }

    @Test
    void knowsUtf8() {
        Pair pair = Pair.of(JsonRules.usual(), 1000, (RowType) DataTypes.parse("row<x string>"));
        int[] others = {0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0};
        for (int first = 0x80; first <= 0xff; first++) {
            for (int second : others) {
                for (int third : others) {
                    for (int fourth : others) {
                        byte[] record = bytes("{\"x\":\"....\"}");
                        record[6] = (byte) first;
                        record[7] = (byte) second;
                        record[8] = (byte) third;
                        record[9] = (byte) fourth;
                        rows.compare(pair, record);
                    }
                }
            }
        }
        assertThat(rows.lazy()).isPositive();
        assertThat(rows.unsure()).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"},!}",
                "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"},\"id\"}",
                "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"},\"\\u0069d\":1}",
                "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"},\"more\":1,\"id\":1}",
                "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"}}"
            })
    void keepsTheNamesOfDifferentObjectsApartWhateverCameBefore(String before) {
        RowType type =
                (RowType)
                        DataTypes.parse("row<a row<x long, y long, id string>, b int?, id long?>");
        Pair pair = Pair.of(JsonRules.usual(), 1000, type);
        for (String json :
                List.of(
                        before,
                        "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"},\"id\":\"t\"}",
                        "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"},\"id\":2}",
                        "{\"a\":{\"y\":1,\"x\":1,\"id\":\"s\"},\"x\":{\"id\":1},\"id\":2}",
                        "{\"id\":2,\"a\":{\"y\":1,\"x\":1,\"id\":\"s\",\"a\":{}}}")) {
            rows.compare(pair, bytes(json));
        }
    }

    @Test
    void passesOverMoreNamesThanItLearns() {
        Random random = new Random(3);
        Pair pair =
                Pair.of(
                        JsonRules.usual(),
                        1000,
                        (RowType) DataTypes.parse("row<id long, m map<int>>"));
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
            rows.compare(pair, bytes(json.append('}').toString()));
        }
        assertThat(rows.lazy()).as("rows in their bytes").isGreaterThan(20);
        assertThat(rows.refused()).as("records with a name twice").isPositive();
    }

    private static JsonRules rules(RowType type, Random random) {
        Set<String> texts = new HashSet<>();
        type.fields().stream()
                .filter(field -> field.type().asRequired().toString().equals("string"))
                .filter(field -> random.nextInt(4) == 0)
                .forEach(field -> texts.add(field.name()));
        return new JsonRules(
                List.of(TimestampFormat.values()).get(random.nextInt(4)),
                random.nextInt(4) > 0 ? UnknownFields.IGNORE : UnknownFields.FAIL,
                random.nextInt(4) > 0 ? DuplicateKeys.ERROR : DuplicateKeys.LAST,
                NullFields.WRITE,
                texts);
    }
}
