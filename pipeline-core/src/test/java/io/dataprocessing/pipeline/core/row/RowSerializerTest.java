package io.dataprocessing.pipeline.core.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RowSerializerTest {

    private static final RowType ORDER =
            RowType.builder()
                    .field("id", DataTypes.STRING)
                    .field("amount", DataTypes.LONG)
                    .field("note", DataTypes.STRING.asNullable())
                    .build();

    @Test
    void rowsOfAnyTypeComeBackAsTheyWere() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            RandomRows random = new RandomRows(seed);
            RowType type = random.type();
            RowSerializer serializer = new RowSerializer(type);
            DataOutputSerializer out = new DataOutputSerializer(64);
            Row first = random.row(type);
            Row second = random.row(type);
            serializer.serialize(first, out);
            serializer.serialize(second, out);

            DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
            Row firstAgain = serializer.deserialize(in);
            assertThat(firstAgain).as("seed %d, %s", seed, type).isEqualTo(first);
            assertThat(firstAgain).hasSameHashCodeAs(first);
            assertThat(serializer.deserialize(in)).isEqualTo(second);
            assertThat(in.available()).isZero();
            assertThat(type.accepts(firstAgain)).isTrue();

            DataOutputSerializer copy = new DataOutputSerializer(64);
            serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);
            serializer.serialize(second, copy);
            assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
        }
    }

    @Test
    void typesOfAnyShapeAreKeptInSavepoints() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            RandomRows random = new RandomRows(seed);
            RowType type = random.type();
            DataOutputSerializer out = new DataOutputSerializer(64);
            RowTypeCodec.write(type, out);

            RowType again = RowTypeCodec.read(new DataInputDeserializer(out.getCopyOfBuffer()));
            assertThat(RowLayout.same(again, type)).isTrue();
            assertThat(again.name()).isEqualTo(type.name());
            for (Field field : type.fields()) {
                Field fieldAgain = again.field(again.indexOf(field.name()));
                assertThat(fieldAgain.doc()).isEqualTo(field.doc());
                assertThat(fieldAgain.aliases()).isEqualTo(field.aliases());
                assertThat(fieldAgain.hasDefault()).isEqualTo(field.hasDefault());
                if (field.hasDefault()) {
                    assertThat(fieldAgain.defaultValue()).isEqualTo(field.defaultValue());
                }
            }
        }
    }

    @Test
    void rowsAreSmall() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new RowSerializer(ORDER).serialize(Row.of(ORDER, "a", 5L, null), out);
        // null bits, length and letter of the id, the amount
        assertThat(out.length()).isEqualTo(4);
    }

    @Test
    void textsOfAnyLengthAndScriptComeBackAsTheyWere() throws Exception {
        RowType type = type("text string");
        RowSerializer serializer = new RowSerializer(type);
        for (int length : new int[] {0, 1, 127, 128, 1023, 1024, 1025, 5000}) {
            for (String letter : List.of("a", "\u007f", "\u0080", "é", "漢", "😀")) {
                Row row = Row.of(type, letter.repeat(length));
                DataOutputSerializer out = new DataOutputSerializer(64);
                serializer.serialize(row, out);
                assertThat(out.length())
                        .isGreaterThan(letter.getBytes(StandardCharsets.UTF_8).length * length);
                assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                        .isEqualTo(row);
            }
        }
    }

    @Test
    void moreNullableFieldsThanALongHasBitsComeBackAsTheyWere() throws Exception {
        RowType.Builder fields = RowType.builder();
        for (int i = 0; i < 150; i++) {
            fields.field("f" + i, DataTypes.INT.withNullable(i % 7 != 0));
        }
        RowType type = fields.build();
        Object[] values = new Object[150];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 != 0 && i % 3 == 0 ? null : i;
        }
        Row row = Row.of(type, values);
        DataOutputSerializer out = new DataOutputSerializer(64);
        new RowSerializer(type).serialize(row, out);
        assertThat(
                        new RowSerializer(type)
                                .deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(row);
    }

    @Test
    void valuesThatDoNotFitAreNamed() {
        RowSerializer serializer = new RowSerializer(ORDER);
        assertThatThrownBy(
                        () ->
                                serializer.serialize(
                                        Row.trusted(ORDER, new Object[] {"a", 5, null}),
                                        new DataOutputSerializer(64)))
                .hasMessageContaining("field 'amount' is long and can't hold this Integer");
        assertThatThrownBy(
                        () ->
                                serializer.serialize(
                                        Row.trusted(ORDER, new Object[] {null, 5L, null}),
                                        new DataOutputSerializer(64)))
                .hasMessage("field 'id' is string and can't hold null");
        RowType price = RowType.of(Field.of("price", DataTypes.decimal(5, 2)));
        assertThatThrownBy(
                        () ->
                                new RowSerializer(price)
                                        .serialize(
                                                Row.trusted(
                                                        price,
                                                        new Object[] {new BigDecimal("1.5")}),
                                                new DataOutputSerializer(64)))
                .hasMessageContaining("field 'price' is decimal(5, 2) and can't hold");
    }

    @Test
    void aTypeThatDiffersOnlyInWordsIsCompatible() throws Exception {
        RowType renamed =
                RowType.of(
                                Field.of("id", DataTypes.STRING).withDoc("what it is"),
                                Field.of("amount", DataTypes.LONG).withDefault(1L),
                                Field.of("note", DataTypes.STRING.asNullable())
                                        .withAliases(List.of("remark")))
                        .withName("Order");
        assertThat(
                        snapshot(renamed)
                                .resolveSchemaCompatibility(restored(snapshot(ORDER)))
                                .isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void aTypeThatEvolvedIsMigrated() throws Exception {
        assertThat(
                        snapshot(type("amount double?, note string?, x int?"))
                                .resolveSchemaCompatibility(
                                        restored(snapshot(type("id string, amount int"))))
                                .isCompatibleAfterMigration())
                .isTrue();
    }

    @Test
    void aTypeThatDiffersIsRefusedWithEveryReason() {
        assertThatThrownBy(
                        () ->
                                snapshot(type("id string, amount string, note string, x int"))
                                        .resolveSchemaCompatibility(restored(snapshot(ORDER))))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "state was written as %s and can't be read as row<id string, amount string, note string, x int>: "
                                        .formatted(ORDER)
                                + "field 'amount' was long and is string, which can't hold every value of it. Leave its type, or add a field of another name. "
                                + "field 'note' could be null and can't be now (string). Leave it nullable. "
                                + "field 'x' (int) is new and has no default. Give it one, or make it nullable.");
    }

    @Test
    void keysStayAsTheyAre() {
        for (String fields :
                List.of(
                        "id string, amount double, note string?",
                        "id string, amount long",
                        "amount long, id string, note string?")) {
            assertThatThrownBy(
                            () ->
                                    RowSerializer.ofKeys(type(fields))
                                            .snapshotConfiguration()
                                            .resolveSchemaCompatibility(
                                                    restored(
                                                            RowSerializer.ofKeys(ORDER)
                                                                    .snapshotConfiguration())))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageEndingWith(
                            "; a key can't change, since entries are found by its bytes.");
        }
    }

    @Test
    void rowsOfAnEarlierTypeAreWrittenAndCopiedInTheOwnOne() throws Exception {
        RowType before = type("amount int, gone string, id string");
        Row old = Row.of(before, 5, "x", "a");
        RowSerializer serializer = new RowSerializer(ORDER);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(old, out);

        Row expected = Row.of(ORDER, "a", 5L, null);
        assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(expected);
        assertThat(serializer.copy(old)).isEqualTo(expected);
        assertThat(serializer.copy(expected)).isSameAs(expected);
    }

    @Test
    void serializersSurviveJavaSerialization() throws Exception {
        RowSerializer again = InstantiationUtil.clone(new RowSerializer(ORDER));
        DataOutputSerializer out = new DataOutputSerializer(64);
        Row row = Row.of(ORDER, "a", 5L, "n");
        again.serialize(row, out);
        assertThat(again.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(row);
        assertThat(again.snapshotConfiguration().restoreSerializer()).isEqualTo(again);
    }

    private static RowType type(String fields) {
        return (RowType) DataTypes.parse("row<" + fields + ">");
    }

    private static TypeSerializerSnapshot<Row> snapshot(RowType type) {
        return new RowSerializer(type).snapshotConfiguration();
    }

    private static TypeSerializerSnapshot<Row> restored(TypeSerializerSnapshot<Row> snapshot)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()),
                RowSerializerTest.class.getClassLoader());
    }
}
