package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

/** Bytes of random schemas, read by what became of the schemas, give what Avro's reader gives. */
class AvroResolutionTest {

    private static final int SCHEMAS = 1_500;
    private static final int RECORDS = 4;

    @Test
    void isThatOfAvrosOwnReader() throws Exception {
        RandomSchemas schemas = new RandomSchemas(1);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < SCHEMAS; i++) {
            Schema writer = schemas.record();
            Schema reader = schemas.changed(writer);
            RowType type = AvroTypes.rowType(reader, "value");
            Optional<ValueReader> ours = reader(writer, reader, type);
            int seed = i;
            for (Object datum : new RandomData(writer, RECORDS, seed)) {
                byte[] bytes = GenericRows.write(writer, datum);
                Optional<Row> expected = expected(writer, reader, type, bytes);
                if (expected.toString().indexOf('\uFFFD') >= 0) {
                    continue; // bytes that are no text: ours refuses them, Avro's doesn't look
                }
                String pair = "%s read by %s".formatted(writer, reader);
                assertThat(ours.flatMap(each -> row(each, bytes))).as(pair).isEqualTo(expected);
                read += expected.isPresent() ? 1 : 0;
                refused += expected.isPresent() ? 0 : 1;
            }
        }
        assertThat(read).isGreaterThan(SCHEMAS);
        assertThat(refused).isGreaterThan(SCHEMAS / 10);
    }

    @Test
    void rowsAreWrittenAsAvrosOwnWriterWritesThem() throws Exception {
        RandomSchemas schemas = new RandomSchemas(2);
        for (int i = 0; i < SCHEMAS; i++) {
            Schema schema = schemas.record();
            RowType type = AvroTypes.rowType(schema, "value");
            ValueReader reader = AvroCodecs.reader(schema, schema, type);
            ValueWriter writer = AvroCodecs.writer(schema, type);
            for (Object datum : new RandomData(schema, RECORDS, i)) {
                byte[] bytes = GenericRows.write(schema, datum);
                BinaryOutput output = new BinaryOutput();
                writer.write(output, row(reader, bytes).orElseThrow());
                assertThat(output.toBytes()).as(schema.toString()).isEqualTo(bytes);
            }
        }
    }

    private static Optional<ValueReader> reader(Schema writer, Schema reader, RowType type) {
        try {
            return Optional.of(AvroCodecs.reader(writer, reader, type));
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Row> row(ValueReader reader, byte[] bytes) {
        BinaryInput input = new BinaryInput();
        input.reset(bytes, 0);
        try {
            return Optional.of(AvroDecoder.readWhole(reader, input));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Optional<Row> expected(
            Schema writer, Schema reader, RowType type, byte[] bytes) {
        try {
            return Optional.of(
                    GenericRows.row(reader, type, GenericRows.read(writer, reader, bytes)));
        } catch (IOException | AvroRuntimeException e) {
            return Optional.empty();
        }
    }
}
