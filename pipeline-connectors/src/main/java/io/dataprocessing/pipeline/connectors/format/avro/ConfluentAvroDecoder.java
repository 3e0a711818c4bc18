package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.connectors.registry.Framing;
import io.dataprocessing.pipeline.connectors.registry.RegisteredSchema;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Decodes records by the schemas whose ids they carry, with a reader for each id. */
final class ConfluentAvroDecoder implements RowDecoder {

    private static final int NO_ID = -1;

    private final RowType type;
    private final String reader;
    private final RegistryClient registry;
    private final SchemaMemory memory;
    private final boolean lazyRows;
    private final Map<Integer, PayloadReader> readers = new HashMap<>();
    private int lastId = NO_ID;
    private PayloadReader lastReader;

    ConfluentAvroDecoder(
            FormatSchema schema, RegistryClient registry, SchemaMemory memory, boolean lazyRows) {
        this.type = schema.type();
        this.reader = schema.text();
        this.registry = registry;
        this.memory = memory;
        this.lazyRows = lazyRows;
    }

    @Override
    public OptionalInt schemaId(byte[] bytes) {
        return Framing.find(bytes);
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        int id = Framing.id(bytes);
        if (lastReader == null || id != lastId) {
            lastReader = reader(id);
            lastId = id;
        }
        try {
            return lastReader.read(bytes, Framing.HEADER_SIZE);
        } catch (MalformedException e) {
            throw e.decodeException();
        }
    }

    private PayloadReader reader(int id) throws DecodeException {
        PayloadReader known = readers.get(id);
        if (known != null) {
            return known;
        }
        PayloadReader made = reader(id, registry.schema(id, memory));
        readers.put(id, made);
        return made;
    }

    private PayloadReader reader(int id, RegisteredSchema schema) {
        if (!schema.language().equals(ConfluentAvroFormat.LANGUAGE)) {
            return failing(
                    "has schema id %d, which is a schema in %s, not AVRO"
                            .formatted(id, schema.language()));
        }
        try {
            Schema writer = AvroCodecs.parse(schema.text(), schema.references());
            return reader.isEmpty() ? converting(writer) : resolving(writer);
        } catch (AvroRuntimeException | SchemaException | IllegalArgumentException e) {
            return failing(
                    "has schema id %d, by which it can't be read: %s"
                            .formatted(id, e.getMessage()));
        }
    }

    private static PayloadReader failing(String problem) {
        return PayloadReader.of(ValueReaders.failing(problem));
    }

    /** Resolves the writer's schema to the reader's, by Avro's rules. */
    private PayloadReader resolving(Schema writer) {
        Schema wanted = AvroCodecs.parse(reader, Map.of());
        ValueReader rows = AvroCodecs.unprefixedReader(writer, wanted, type);
        return AvroCodecs.payload(rows, writer, wanted, type, lazyRows);
    }

    /** Reads by the writer's schema and brings rows to the declared type. */
    private PayloadReader converting(Schema writer) {
        RowType written =
                AvroTypes.rowType(
                        writer, type.size() == 1 ? type.field(0).name() : AvroTypes.FIELD);
        RowConverter converter = RowConverter.of(written, type);
        ValueReader rows = AvroCodecs.unprefixedReader(writer, writer, written);
        PayloadReader payload = AvroCodecs.payload(rows, writer, writer, written, lazyRows);
        return converter.identity()
                ? payload
                : (bytes, from) -> converter.convert(payload.read(bytes, from));
    }
}
