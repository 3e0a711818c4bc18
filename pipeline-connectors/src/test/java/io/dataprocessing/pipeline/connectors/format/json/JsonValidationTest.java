package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes where only the fields of the schema are looked at. */
class JsonValidationTest {

    private static final RowType TYPE = (RowType) DataTypes.parse("row<id long, name string?>");
    private static final Row EXPECTED = Row.of(TYPE, 7L, "x");

    private final LazyJsonDecoder fields = decoder(JsonValidation.FIELDS, TYPE);
    private final LazyJsonDecoder full = decoder(JsonValidation.FULL, TYPE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":7,\"name\":\"x\",\"id\":\"seven\"}",
                "{\"id\":7,\"name\":\"x\",,,}",
                "{\"id\":7,\"name\":\"x\",\"more\":[}",
                "{\"id\":7,\"name\":\"x\"}{}  ",
                "{\"id\":7,\"more\":truly,\"name\":\"x\"}",
                "{\"id\":7,\"more\":{\"a\":01,\"a\":2},\"name\":\"x\"}",
                "{\"id\":7,\"id\":8,\"name\":\"x\"}",
                "{\"id\":7,\"more\":\"\\q\t\",\"more\":[1},\"name\":\"x\"}"
            })
    void passesWhatNobodyReads(String json) throws DecodeException {
        assertThat(fields.decode(bytes(json))).isEqualTo(EXPECTED);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> full.decode(bytes(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id":"7","name":"x"}         | byte 6: field 'id' should be a whole number, but is a text
                    {"more":[1],"name":"x"}       | byte 22: field 'id' is missing
                    {"id":7,"name":"x             | the JSON breaks off at byte 17
                    {"id":7,"name":"x","more":1   | the JSON breaks off at byte 27
                    {"id":7,"more":"name":"x"}    | byte 21: this is not valid JSON
                    {"id":7,"more":,"name":"x"}   | byte 15: this is not valid JSON
                    """)
    void refusesWhatIsWrongWithTheFieldsOrCutOff(String json, String message) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> fields.decode(bytes(json)))
                .withMessage(message);
    }

    @Test
    void handsOnWhatItPassedButAddsNothingToIt() throws Exception {
        String json = "{\"id\":7,\"name\":\"x\",\"sum\":1}";
        Row row = fields.decode(bytes(json));
        assertThat(text(new JsonEncoder(JsonRules.usual(), 1000, TYPE).encode(row)))
                .isEqualTo(json);
        RowType wider = (RowType) DataTypes.parse("row<id long, name string?, sum int>");
        Row added = RowMapping.of(wider, 0, 1, RowMapping.OWN).apply(row, 2);
        assertThat(text(new JsonEncoder(JsonRules.usual(), 1000, wider).encode(added)))
                .isEqualTo("{\"id\":7,\"name\":\"x\",\"sum\":2}");
    }

    @Test
    void readsTheSameFieldsOfWhateverIsRightAndNeverMoreThanTheyAreOfAnyBytes() throws Exception {
        Random random = new Random(7);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < 150; i++) {
            RowType type = RandomJson.varied(rows.type(), random, rows);
            JsonRules rules = JsonRules.usual();
            RandomJson json = new RandomJson(random, rules.timestampFormat());
            JsonDecoder everything = new JsonDecoder(rules, 1000, type);
            LazyJsonDecoder some = decoder(JsonValidation.FIELDS, type);
            for (int j = 0; j < 20; j++) {
                byte[] record = bytes(json.object(rows.row(type), random.nextInt(4)));
                if (random.nextInt(3) == 0) {
                    record = json.damaged(record, bytes("{}[]\",:\\u012-+.eE tfnZ"));
                }
                compare(everything, some, type, record);
            }
        }
    }

    private static void compare(
            JsonDecoder everything, LazyJsonDecoder some, RowType type, byte[] record) {
        Row found;
        try {
            found = some.decode(record);
        } catch (DecodeException e) {
            assertThatExceptionOfType(DecodeException.class)
                    .as(text(record))
                    .isThrownBy(() -> everything.decode(record))
                    .withMessage(e.getMessage());
            return;
        }
        try {
            assertThat(found).as(text(record)).isEqualTo(everything.decode(record));
        } catch (DecodeException e) {
            assertThat(type.accepts(found.materialized())).as(text(record)).isTrue();
        }
    }

    @Test
    void refusesOptionsThatNeedALookAtEverything() {
        JsonSettings settings = JsonSettings.defaults().with(JsonValidation.FIELDS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.with(UnknownFields.FAIL))
                .withMessage(
                        "'validation: fields' and 'unknown-fields: fail' exclude each other: not all fields are looked at. Use 'validation: full'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.with(DuplicateKeys.LAST))
                .withMessage(
                        "'validation: fields' and 'duplicate-keys: last' exclude each other: nobody looks for the last one. Use 'validation: full'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withDocument("body"))
                .withMessage(
                        "'document' and 'validation: fields' exclude each other: all of a document is read.");
    }

    private static LazyJsonDecoder decoder(JsonValidation validation, RowType type) {
        return new LazyJsonDecoder(JsonRules.usual(), validation, 1000, type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
