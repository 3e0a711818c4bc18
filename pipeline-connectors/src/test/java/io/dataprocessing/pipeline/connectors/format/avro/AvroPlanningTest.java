package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What is planned: schemas of row types, rows of schemas, names. */
class AvroPlanningTest {

    private final RecordingFormatContext context = new RecordingFormatContext();

    @Test
    void makesASchemaOfARowType() {
        RowType type =
                RowType.of(
                        Field.of("id", DataTypes.LONG).withDoc("Which."),
                        Field.of("note", DataTypes.STRING.asNullable()),
                        Field.of("country", DataTypes.STRING.asNullable()).withDefault("DE"),
                        Field.of("n", DataTypes.INT).withDefault(3).withAliases(List.of("m")),
                        Field.of("at", DataTypes.TIMESTAMP),
                        Field.of("price", DataTypes.decimal(10, 2)),
                        Field.of("kind", DataTypes.enumOf("A", "B")),
                        Field.of("odd", DataTypes.enumOf("a b")),
                        Field.of("took", DataTypes.DURATION),
                        Field.of(
                                "lines",
                                DataTypes.array(RowType.of(Field.of("sku", DataTypes.STRING)))));
        FormatSchema schema = write(options(null, null), type);
        assertThat(context.problems()).isEmpty();
        assertThat(schema.text())
                .isEqualTo(
                        """
                        {"type":"record","name":"orders","namespace":"shop","fields":[\
                        {"name":"id","type":"long","doc":"Which."},\
                        {"name":"note","type":["null","string"],"default":null},\
                        {"name":"country","type":["string","null"],"default":"DE"},\
                        {"name":"n","type":"int","default":3,"aliases":["m"]},\
                        {"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}},\
                        {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}},\
                        {"name":"kind","type":{"type":"enum","name":"orders_kind","symbols":["A","B"]}},\
                        {"name":"odd","type":"string"},\
                        {"name":"took","type":{"type":"string","pipeline.type":"duration"}},\
                        {"name":"lines","type":{"type":"array","items":{"type":"record","name":"orders_lines",\
                        "fields":[{"name":"sku","type":"string"}]}}}]}""");
        assertThat(AvroTypes.rowType(new Schema.Parser().parse(schema.text())))
                .as("read again, but for the enum whose symbols aren't Avro's")
                .hasToString(type.toString().replace("enum(a b)", "string"));
    }

    @Test
    void namesRecordsAsTheyAreNamed() {
        RowType type = RowType.of(Field.of("id", DataTypes.LONG));
        assertThat(name(options(null, null), type)).isEqualTo("shop.orders");
        assertThat(name(options(null, "a.B"), type)).isEqualTo("a.B");
        assertThat(name(options(null, null), type.withName("x.Order"))).isEqualTo("x.Order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(null, "1x"))
                .withMessage(
                        "'record-name' must be a name of letters, digits and underscores, with dots behind the parts of its namespace, such as shop.Order; it's '1x'.");
    }

    @Test
    void writesARowOfOneNameOnce() {
        RowType address = RowType.of(Field.of("city", DataTypes.STRING)).withName("shop.Address");
        RowType other = RowType.of(Field.of("zip", DataTypes.INT)).withName("shop.Address");
        RowType type =
                RowType.of(
                        Field.of("home", address),
                        Field.of("work", address.asNullable()),
                        Field.of("odd", other));
        assertThat(write(options(null, null), type).text())
                .contains("\"name\":\"work\",\"type\":[\"null\",\"Address\"]")
                .contains("\"name\":\"odd\",\"type\":{\"type\":\"record\",\"name\":\"Address_2\"");
    }

    @Test
    void writesAKeyByADeclaredSchemaThatIsNoRecord() {
        RowType declared = RowType.of(Field.of("value", DataTypes.LONG));
        FormatSchema planned =
                new AvroFormat()
                        .planWrite(
                                options(null, null),
                                declared,
                                Optional.of(
                                        new DeclaredSchema(
                                                declared,
                                                Optional.of(
                                                        SchemaDocument.of(
                                                                "key.avsc", "\"long\"")))),
                                new RecordingFormatContext(
                                        Part.KEY, Optional.of("orders"), Optional.empty()));
        assertThat(planned).isEqualTo(FormatSchema.of(declared, "\"long\""));
    }

    @Test
    void namesFieldsThatAvroCanNotName() {
        write(options(null, null), RowType.of(Field.of("order-id", DataTypes.LONG)));
        assertThat(context.problems())
                .containsExactly(
                        "format: field 'order-id': Avro's names have letters, digits and underscores only; rename it with a step 'map'.");
    }

    @Test
    void writesOneFieldBareWhereItIsNamed() {
        RowType type = RowType.of(Field.of("sku", DataTypes.STRING));
        assertThat(write(options("sku", null), type).text()).isEqualTo("\"string\"");
        assertThat(write(options("other", null), type).text()).contains("\"record\"");
    }

    @Test
    void namesTheFieldOfASchemaThatIsNoRecord() {
        assertThat(read("\"long\"", options(null, null), context).type().toString())
                .isEqualTo("row<value long>");
        assertThat(read("\"long\"", options("n", null), context).type().toString())
                .isEqualTo("row<n long>");
        RecordingFormatContext key =
                new RecordingFormatContext(Part.KEY, Optional.of("orders"), Optional.empty());
        assertThat(read("\"long\"", options(null, null), key).type().toString())
                .isEqualTo("row<key long>");
    }

    @Test
    void needsASchemaToRead() {
        new AvroFormat().planRead(options(null, null), Optional.empty(), context);
        assertThat(context.problems())
                .containsExactly(
                        "schema: format 'avro' needs the schema that records were written by: the path of an .avsc file, fields, or a class.");
    }

    private String name(AvroOptions options, RowType type) {
        return new Schema.Parser().parse(write(options, type).text()).getFullName();
    }

    private FormatSchema write(AvroOptions options, RowType type) {
        return new AvroFormat().planWrite(options, type, Optional.empty(), context);
    }

    private static FormatSchema read(
            String schema, AvroOptions options, RecordingFormatContext context) {
        SchemaDocument document = SchemaDocument.of("x.avsc", schema);
        return new AvroFormat()
                .planRead(
                        options,
                        Optional.of(new DeclaredSchema(RowType.of(), Optional.of(document))),
                        context);
    }

    private static AvroOptions options(String field, String recordName) {
        return new AvroOptions(
                Encoding.BINARY, Optional.ofNullable(field), Optional.ofNullable(recordName));
    }
}
