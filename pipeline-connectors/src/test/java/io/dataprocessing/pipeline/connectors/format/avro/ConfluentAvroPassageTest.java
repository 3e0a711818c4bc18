package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.connectors.format.RecordingFormatContext;
import io.dataprocessing.pipeline.connectors.registry.SubjectStrategy;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the bytes of a record between a source and a sink with a registry. */
class ConfluentAvroPassageTest {

    private static final String ID = "{\"name\": \"id\", \"type\": \"long\"}";
    private static final String NOTE = "{\"name\": \"note\", \"type\": [\"null\", \"string\"]}";
    private static final String PRICE = "{\"name\": \"price\", \"type\": \"double\"}";
    private static final String ORDER = record(ID, NOTE);
    private static final String PRICED = record(ID, NOTE, PRICE);

    private final RegistryStub registry = RegistryStub.start();
    private final MemoryRuntime runtime =
            new MemoryRuntime(Optional.of(new RegistrySettings(registry.url(), Map.of())));

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void recordsOfTheSchemaThatIsWrittenAreHandedOn() throws Exception {
        int id = registry.register("orders-value", ORDER);
        byte[] record = framed(id, "0e020261");
        Row row = decoder(ORDER, runtime.withLazyRows()).decode(record);
        assertThat(encoder(ORDER, id).encode(row)).isSameAs(record);
        RowMapping all = RowMapping.of(row.type(), 0, 1);
        assertThat(encoder(ORDER, id).encode(all.apply(row))).isSameAs(record);
        assertThat(row).isNotEqualTo(Row.of(row.type(), 7L, "b")).hasToString("{id: 7, note: a}");
    }

    @Test
    void recordsOfAnEqualSchemaGetTheIdOfTheirNewOne() throws Exception {
        int id = registry.register("orders-value", ORDER);
        Row row = decoder(ORDER, runtime.withLazyRows()).decode(framed(id, "0e020261"));
        assertThat(encoder(ORDER, 258).encode(row)).isEqualTo(framed(258, "0e020261"));
    }

    @Test
    void fieldsBehindTheRecordAreAppended() throws Exception {
        int id = registry.register("orders-value", ORDER);
        Row row = decoder(ORDER, runtime.withLazyRows()).decode(framed(id, "8e00020261"));
        RowMapping priced = RowMapping.of(AvroTypes.rowType(parsed(PRICED)), 0, 1, RowMapping.OWN);
        assertThat(encoder(PRICED, 2).encode(priced.apply(row, 1.5)))
                .as("the number keeps the byte that it didn't need")
                .isEqualTo(framed(2, "8e00020261" + "000000000000f83f"));
    }

    @Test
    void fieldsAreCopiedToWhereTheirSchemaIsTheSame() throws Exception {
        int id = registry.register("orders-value", PRICED);
        byte[] record = framed(id, "0e020261" + "000000000000f83f");
        Row row = decoder(PRICED, runtime.withLazyRows()).decode(record);
        String swapped =
                record(PRICE, NOTE.replace("\"null\", \"string\"", "\"string\", \"null\""));
        RowMapping mapping = RowMapping.of(AvroTypes.rowType(parsed(swapped)), 2, 1);
        assertThat(encoder(swapped, 3).encode(mapping.apply(row)))
                .isEqualTo(framed(3, "000000000000f83f" + "000261"));
        assertThat(encoder(PRICED, 4).encode(row.with("note", "b")))
                .isEqualTo(framed(4, "0e020262" + "000000000000f83f"));
    }

    @Test
    void whatWasWidenedOrAddedWhileItWasReadIsWritten() throws Exception {
        int id = registry.register("orders-value", record(ID.replace("long", "int")));
        String reader = record(ID, NOTE.replace("]}", "], \"default\": null}"));
        Row row = decoder(reader, runtime.withLazyRows()).decode(framed(id, "8e00"));
        assertThat(row).hasToString("{id: 7, note: null}");
        assertThat(encoder(ORDER, id).encode(row)).isEqualTo(framed(id, "0e00"));
    }

    @Test
    void aRecordIsRefusedInTheSameWords() {
        int id = registry.register("orders-value", ORDER);
        byte[] record = framed(id, "0e0202ff");
        for (FormatRuntime each : new FormatRuntime[] {runtime, runtime.withLazyRows()}) {
            RowDecoder decoder = decoder(ORDER, each);
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> decoder.decode(record))
                    .withMessage("byte 8: field 'note' holds invalid UTF-8");
        }
    }

    private static RowDecoder decoder(String schema, FormatRuntime runtime) {
        return new ConfluentAvroFormat().decoder(options(), planned(schema), runtime);
    }

    private RowEncoder encoder(String schema, int id) {
        FormatSchema written = planned(schema).with(FormatSchema.ID, Integer.toString(id));
        return new ConfluentAvroFormat().encoder(options(), written, runtime);
    }

    private static FormatSchema planned(String schema) {
        RecordingFormatContext context =
                new RecordingFormatContext(Part.VALUE, Optional.of("orders"), Optional.empty());
        FormatSchema planned =
                new AvroPlanning(Optional.empty(), Optional.empty(), context)
                        .of(parsed(schema), "schema");
        assertThat(context.problems()).isEmpty();
        return planned;
    }

    private static Schema parsed(String schema) {
        return AvroCodecs.parse(schema, Map.of());
    }

    private static byte[] framed(int id, String payload) {
        return HexFormat.of().parseHex("00%08x%s".formatted(id, payload));
    }

    private static String record(String... fields) {
        return "{\"type\": \"record\", \"name\": \"Order\", \"fields\": [%s]}"
                .formatted(String.join(", ", fields));
    }

    private static ConfluentAvroOptions options() {
        return new ConfluentAvroOptions(
                Optional.empty(),
                SubjectStrategy.TOPIC_NAME,
                "latest",
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
