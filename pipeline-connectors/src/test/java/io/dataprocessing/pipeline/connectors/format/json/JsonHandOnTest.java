package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What becomes of the bytes of a record on its way to a sink of the same format. */
class JsonHandOnTest {

    private static final RowType ORDER =
            (RowType) DataTypes.parse("row<id long, at timestamp, amount double, note string?>");
    private static final String RECORD =
            "{ \"id\":1, \"at\":\"2026-03-01T13:30:00+01:00\", \"amount\":1e2, \"note\":\"\\u0041\""
                    + " }";

    private final JsonSettings in = JsonSettings.defaults();
    private JsonSettings out = JsonSettings.defaults();

    @Test
    void handsOnTheVeryArrayOfARecordThatNothingWasDoneTo() throws Exception {
        byte[] record = bytes(RECORD);
        assertThat(encoder(ORDER).encode(decode(record))).isSameAs(record);
        Row same = RowMapping.of(ORDER, 0, 1, 2, 3).apply(decode(record));
        assertThat(encoder(ORDER).encode(same)).isSameAs(record);
    }

    @Test
    void leavesWhatStandsAroundTheObject() throws Exception {
        assertThat(encoder(ORDER).encode(decode(bytes(" \n" + RECORD + " "))))
                .isEqualTo(bytes(RECORD));
    }

    @Test
    void handsOnTheHeaderTooWhereItIsTheSame() throws Exception {
        byte[] header = {0, 0, 0, 0, 7};
        byte[] record = joined(header, RECORD);
        LazyJsonDecoder decoder =
                new LazyJsonDecoder(JsonRules.of(in.options()), JsonValidation.FULL, 1000, ORDER);
        Row row = decoder.decode(record, header.length);
        assertThat(encoder(ORDER).encode(header, row)).isSameAs(record);
        byte[] other = {0, 0, 0, 0, 8};
        assertThat(encoder(ORDER).encode(other, row)).isEqualTo(joined(other, RECORD));
        RowType more = with(ORDER, Field.of("vat", DataTypes.INT));
        Row added = RowMapping.of(more, 0, 1, 2, 3, RowMapping.OWN).apply(row, 19);
        assertThat(encoder(more).encode(other, added))
                .isEqualTo(joined(other, RECORD.replace(" }", " ,\"vat\":19}")));
    }

    @Test
    void addsFieldsBehindThoseThatWereRead() throws Exception {
        RowType more =
                with(ORDER, Field.of("vat", DataTypes.INT), Field.of("on", ORDER.field(3).type()));
        Row row =
                RowMapping.of(more, 0, 1, 2, 3, RowMapping.OWN, 3).apply(decode(bytes(RECORD)), 19);
        assertThat(encode(more, row))
                .isEqualTo(RECORD.replace(" }", " ,\"vat\":19,\"on\":\"\\u0041\"}"));
    }

    @Test
    void addsNothingToWhatNobodyLookedAt() throws Exception {
        byte[] record = bytes(RECORD.replace(" }", ", \"vat\":7, \"amount\":8 }"));
        Row row =
                new LazyJsonDecoder(JsonRules.of(in.options()), JsonValidation.FIELDS, 1000, ORDER)
                        .decode(record);
        assertThat(encoder(ORDER).encode(row)).isSameAs(record);
        RowType more = with(ORDER, Field.of("vat", DataTypes.INT));
        assertThat(encode(more, RowMapping.of(more, 0, 1, 2, 3, RowMapping.OWN).apply(row, 19)))
                .isEqualTo(
                        "{\"id\":1,\"at\":\"2026-03-01T13:30:00+01:00\",\"amount\":1e2,"
                                + "\"note\":\"\\u0041\",\"vat\":19}");
        assertThat(encode(ORDER, RowMapping.of(ORDER, 0, 1, RowMapping.OWN, 3).apply(row, 2.5)))
                .isEqualTo(
                        "{\"id\":1,\"at\":\"2026-03-01T13:30:00+01:00\",\"amount\":2.5,"
                                + "\"note\":\"\\u0041\"}");
    }

    @Test
    void putsOtherValuesWhereTheOldOnesStood() throws Exception {
        Row row = changed(RECORD, 2.5, null);
        assertThat(encode(ORDER, row))
                .isEqualTo(RECORD.replace("1e2", "2.5").replace("\"\\u0041\"", "null"));
        String reordered = "{\"note\":null,\"amount\":0,\"at\":\"2026-03-01T12:30:00Z\",\"id\":1}";
        assertThat(encode(ORDER, changed(reordered, 2.5, "x")))
                .isEqualTo(
                        "{\"id\":1,\"at\":\"2026-03-01T12:30:00Z\",\"amount\":2.5,\"note\":\"x\"}");
    }

    private Row changed(String record, double amount, String note) throws DecodeException {
        return RowMapping.of(ORDER, 0, 1, RowMapping.OWN, RowMapping.OWN)
                .apply(decode(bytes(record)), amount, note);
    }

    @Test
    void refusesAnOtherValueAsAnyOther() throws Exception {
        Row row = changed(RECORD, Double.NaN, null);
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encode(ORDER, row))
                .withMessage("field 'amount' is NaN, which JSON can't express");
    }

    @Test
    void copiesTheFieldsThatAreKept() throws Exception {
        RowType some =
                RowType.of(ORDER.field(3), ORDER.field(0).withName("number"), ORDER.field(1));
        Row row = RowMapping.of(some, 3, 0, 1).apply(decode(bytes(RECORD)));
        assertThat(encode(some, row))
                .isEqualTo(
                        "{\"note\":\"\\u0041\",\"number\":1,\"at\":\"2026-03-01T13:30:00+01:00\"}");
    }

    @Test
    void dropsFieldsThatNobodyKnowsAndWritesThoseThatLack() throws Exception {
        String record = "{\"id\":1,\"x\":[],\"at\":\"2026-03-01T12:30:00Z\",\"amount\":1e2}";
        assertThat(encode(ORDER, decode(bytes(record))))
                .isEqualTo(
                        "{\"id\":1,\"at\":\"2026-03-01T12:30:00Z\",\"amount\":1e2,\"note\":null}");
    }

    @Test
    void writesTimestampsInTheFormOfTheSink() throws Exception {
        out = out.with(TimestampFormat.EPOCH_MILLIS);
        assertThat(encode(ORDER, decode(bytes(RECORD))))
                .isEqualTo(RECORD.replace("\"2026-03-01T13:30:00+01:00\"", "1772368200000"));
    }

    @Test
    void leavesOutNullsWhereTheSinkDoes() throws Exception {
        out = out.with(NullFields.OMIT);
        byte[] full = bytes(RECORD);
        assertThat(encoder(ORDER).encode(decode(full))).isSameAs(full);
        String record = "{\"id\":1,\"at\":\"2026-03-01T12:30:00Z\",\"note\":null,\"amount\":1}";
        assertThat(encode(ORDER, decode(bytes(record))))
                .isEqualTo("{\"id\":1,\"at\":\"2026-03-01T12:30:00Z\",\"amount\":1}");
    }

    @Test
    void doesNotCopyANullWhereNoneMayBe() throws Exception {
        RowType strict = RowType.of(ORDER.field(0), Field.of("note", DataTypes.STRING));
        Row row =
                RowMapping.of(strict, 0, 3)
                        .apply(decode(bytes(RECORD.replace("\"\\u0041\"", "null"))));
        assertThatExceptionOfType(EncodeException.class)
                .isThrownBy(() -> encode(strict, row))
                .withMessage("field 'note' is null but required");
    }

    @Test
    void copiesNestedRowsThatWereReadWithTheRecord() throws Exception {
        RowType type = (RowType) DataTypes.parse("row<id long, user row<name string, age int?>>");
        RowType inner = (RowType) type.field(1).type();
        Row row = decode(type, bytes("{\"id\":1,\"user\":{ \"name\":\"\\u0041\", \"age\":1 }}"));
        assertThat(encode(inner, row.getRow(1))).isEqualTo("{ \"name\":\"\\u0041\", \"age\":1 }");
    }

    @Test
    void writesValuesOfRowsThatCameByMoreWaysThanAreRemembered() throws Exception {
        JsonEncoder encoder = encoder(ORDER);
        for (int i = 0; i < 200; i++) {
            Row row =
                    RowMapping.of(ORDER, 0, 1, 2, RowMapping.OWN).apply(decode(bytes(RECORD)), "x");
            String expected =
                    new String(
                            new JacksonWriter(out.options(), ORDER).encode(row),
                            StandardCharsets.UTF_8);
            String written = new String(encoder.encode(row), StandardCharsets.UTF_8);
            assertThat(written).isIn(expected, RECORD.replace("\\u0041", "x"));
        }
    }

    private static RowType with(RowType type, Field... fields) {
        RowType.Builder more = RowType.builder();
        type.fields().forEach(more::field);
        Arrays.asList(fields).forEach(more::field);
        return more.build();
    }

    private Row decode(byte[] record) throws DecodeException {
        return decode(ORDER, record);
    }

    private Row decode(RowType type, byte[] record) throws DecodeException {
        Row row =
                new LazyJsonDecoder(JsonRules.of(in.options()), JsonValidation.FULL, 1000, type)
                        .decode(record);
        assertThat(row).isInstanceOf(JsonRow.class);
        return row;
    }

    private JsonEncoder encoder(RowType type) {
        return new JsonEncoder(out.options(), type);
    }

    private String encode(RowType type, Row row) throws EncodeException {
        return new String(encoder(type).encode(row), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] header, String text) {
        byte[] joined = Arrays.copyOf(header, header.length + text.length());
        System.arraycopy(bytes(text), 0, joined, header.length, text.length());
        return joined;
    }
}
