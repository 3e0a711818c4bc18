package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import java.util.List;
import java.util.Map;
import org.apache.avro.NameValidator;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Readers and writers of whole rows, and the schemas that they are made of. */
final class AvroCodecs {

    private AvroCodecs() {}

    /**
     * The schema that a text describes. What was registered or planned once isn't judged again: old
     * schemas have defaults and names that today's rules refuse.
     *
     * @param references the texts that it refers to, those first that others refer to
     */
    static Schema parse(String text, Map<String, String> references) {
        Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION);
        parser.setValidateDefaults(false);
        references.values().forEach(parser::parse);
        return parser.parse(text);
    }

    /** Reads rows; one of a single field where the schema is no record. */
    static ValueReader reader(Schema writer, Schema reader, RowType type) {
        if (reader.getType() == Schema.Type.RECORD) {
            return ValueReaders.of(writer, reader, type);
        }
        return new RecordReader(
                type,
                new String[] {type.field(0).name()},
                new ValueReader[] {ValueReaders.of(writer, reader, type.field(0).type())},
                new int[] {0},
                new Object[1]);
    }

    /**
     * Reads what stands behind headers.
     *
     * @param rows reads it at once, where the row can't be made of it later
     */
    static PayloadReader payload(
            ValueReader rows, Schema writer, Schema reader, RowType type, boolean lazy) {
        if (lazy
                && reader.getType() == Schema.Type.RECORD
                && Resolver.resolve(writer, reader, GenericData.get())
                        instanceof Resolver.RecordAdjust action) {
            AvroLayout layout = AvroLayout.of(action, type, List.of());
            return WalkerBuilder.of(action, layout)
                    .map(walker -> PayloadReader.of(walker, layout))
                    .orElseGet(() -> PayloadReader.of(rows));
        }
        return PayloadReader.of(rows);
    }

    /** Writes rows, likewise. */
    static RecordWriter writer(Schema schema, RowType type) {
        return schema.getType() == Schema.Type.RECORD
                ? ValueWriters.ofRecord(schema)
                : new RecordWriter(
                        List.of(type.field(0).name()),
                        List.of(schema),
                        List.of(ValueWriters.of(schema)));
    }

    /**
     * Reads rows as Confluent's deserializer does: bytes that are the whole record have no length
     * before them.
     */
    static ValueReader unprefixedReader(Schema writer, Schema reader, RowType type) {
        if (AvroKind.of(writer) != AvroKind.BYTES) {
            return reader(writer, reader, type);
        }
        ValueReader prefixed = reader(writer, reader, type);
        BinaryInput inner = new BinaryInput();
        BinaryOutput lengthFirst = new BinaryOutput();
        return input -> {
            lengthFirst.reset();
            lengthFirst.writeBytes(input.readRest());
            inner.reset(lengthFirst.toBytes(), 0);
            return prefixed.read(inner);
        };
    }

    /** Writes rows as Confluent's serializer does, likewise. */
    static RecordWriter unprefixedWriter(Schema schema, RowType type) {
        return AvroKind.of(schema) != AvroKind.BYTES
                ? writer(schema, type)
                : new RecordWriter(
                        List.of(type.field(0).name()),
                        List.of(Schema.create(Schema.Type.NULL)),
                        List.of((output, value) -> output.writeFixed((byte[]) value)));
    }
}
