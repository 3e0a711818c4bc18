package io.dataprocessing.pipeline.connectors.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.connectors.SharedData;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.FileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Avro and others publish, held against what Avro's own reader makes of them. */
class AvroConformanceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conformance/avro/data/test.avro12",
                "conformance/avro/data/weather.avro",
                "conformance/avro/data/weather-deflate.avro",
                "conformance/avro/data/weather-snappy.avro",
                "conformance/avro/data/weather-sorted.avro",
                "conformance/avro/data/weather-zstd.avro",
                "conformance/avro/data/schemas/simple/data.avro",
                "conformance/avro/data/schemas/withUnion/data.avro",
                "events/airline/airlineStats.avro"
            })
    void readsAndWritesEveryRecordOfADataFile(String file) throws Exception {
        Path path = data(file);
        int records = 0;
        try (FileReader<Object> reader =
                DataFileReader.openReader(path.toFile(), new GenericDatumReader<>())) {
            Schema schema = reader.getSchema();
            RowType type = AvroTypes.rowType(schema);
            FormatSchema planned = FormatSchema.of(type, schema.toString());
            AvroDecoder decoder = new AvroDecoder(Encoding.BINARY, planned, true);
            AvroEncoder encoder = new AvroEncoder(Encoding.BINARY, planned);
            while (reader.hasNext()) {
                Object datum = reader.next();
                byte[] bytes = GenericRows.write(schema, datum);
                Row row = decoder.decode(bytes);
                assertThat(row).isEqualTo(GenericRows.row(schema, type, datum));
                assertThat(encoder.encode(row)).isSameAs(bytes);
                assertThat(encoder.encode(row.materialized())).isEqualTo(bytes);
                records++;
            }
        }
        assertThat(records).isPositive();
    }

    @Test
    void readsTheSingleObjectThatAvroPublishes() throws Exception {
        String schema = Files.readString(data("conformance/avro/data/messageV1/test_schema.avsc"));
        byte[] message =
                Files.readAllBytes(data("conformance/avro/data/messageV1/test_message.bin"));
        FormatSchema planned =
                FormatSchema.of(AvroTypes.rowType(new Schema.Parser().parse(schema)), schema);
        Row row = new AvroDecoder(Encoding.SINGLE_OBJECT, planned, true).decode(message);
        assertThat(row).hasToString("{id: 42, name: Bill, tags: [dog_lover, cat_hater]}");
        assertThat(new AvroEncoder(Encoding.SINGLE_OBJECT, planned).encode(row)).isEqualTo(message);
    }

    @Test
    void writesTheFingerprintsThatAvroPublishes() throws Exception {
        String text = Files.readString(data("conformance/avro/data/schema-tests.txt"));
        int checked = 0;
        Optional<Schema> schema = Optional.empty();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("<<INPUT")) {
                // the few that stand on several lines are left out
                schema =
                        Optional.of(line.substring("<<INPUT".length()).strip())
                                .filter(input -> !input.isEmpty())
                                .map(new Schema.Parser()::parse);
            } else if (line.startsWith("<<fingerprint ") && schema.isPresent()) {
                long fingerprint =
                        Long.parseLong(line.substring("<<fingerprint ".length()).strip());
                byte[] header = SingleObject.header(Encoding.SINGLE_OBJECT, schema.get());
                assertThat(
                                ByteBuffer.wrap(header)
                                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                                        .getLong(2))
                        .as(SchemaNormalization.toParsingForm(schema.get()))
                        .isEqualTo(fingerprint);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conformance/datagen-schemas", "conformance/avro/schemas"})
    void hasRowsForEverySchema(String directory) throws IOException {
        try (Stream<Path> files = Files.list(data(directory))) {
            assertThat(files)
                    .filteredOn(
                            // a file that its project names invalid, and is
                            file -> !file.endsWith("invalid_users_schema.avro"))
                    .isNotEmpty()
                    .allSatisfy(
                            file -> {
                                Schema schema = new Schema.Parser().parse(Files.readString(file));
                                RowType type = AvroTypes.rowType(schema);
                                assertThat(type.size()).isPositive();
                                assertThat(AvroCodecs.reader(schema, schema, type)).isNotNull();
                                assertThat(AvroCodecs.writer(schema, type)).isNotNull();
                            });
        }
    }

    private static Path data(String file) {
        Optional<Path> found = SharedData.find(file);
        assumeThat(found)
                .as("the folder shared/data is not there; -Dpipeline.test.data names it")
                .isPresent();
        return found.get();
    }
}
