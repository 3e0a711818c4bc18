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
    private final Map<Integer, ValueReader> readers = new HashMap<>();
    private final BinaryInput input = new BinaryInput();
    private int lastId = NO_ID;
    private ValueReader lastReader;

    ConfluentAvroDecoder(FormatSchema schema, RegistryClient registry, SchemaMemory memory) {
        this.type = schema.type();
        this.reader = schema.text();
        this.registry = registry;
        this.memory = memory;
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
        input.reset(bytes, Framing.HEADER_SIZE);
        try {
            return AvroDecoder.readWhole(lastReader, input);
        } catch (MalformedException e) {
            throw e.decodeException();
        }
    }

    private ValueReader reader(int id) throws DecodeException {
        ValueReader known = readers.get(id);
        if (known != null) {
            return known;
        }
        ValueReader made = reader(id, registry.schema(id, memory));
        readers.put(id, made);
        return made;
    }

    private ValueReader reader(int id, RegisteredSchema schema) {
        if (!schema.language().equals(ConfluentAvroFormat.LANGUAGE)) {
            return ValueReaders.failing(
                    "has schema id %d, which is a schema in %s, not AVRO"
                            .formatted(id, schema.language()));
        }
        try {
            Schema writer = AvroCodecs.parse(schema.text(), schema.references());
            return reader.isEmpty() ? converting(writer) : resolving(writer);
        } catch (AvroRuntimeException | SchemaException | IllegalArgumentException e) {
            return ValueReaders.failing(
                    "has schema id %d, by which it can't be read: %s"
                            .formatted(id, e.getMessage()));
        }
    }

    /** Resolves the writer's schema to the reader's, by Avro's rules. */
    private ValueReader resolving(Schema writer) {
        Schema wanted = AvroCodecs.parse(reader, Map.of());
        return AvroCodecs.unprefixedReader(writer, wanted, type);
    }

    /** Reads by the writer's schema and brings rows to the declared type. */
    private ValueReader converting(Schema writer) {
        RowType written =
                AvroTypes.rowType(
                        writer, type.size() == 1 ? type.field(0).name() : AvroTypes.FIELD);
        RowConverter converter = RowConverter.of(written, type);
        ValueReader rows = AvroCodecs.unprefixedReader(writer, writer, written);
        return converter.identity() ? rows : in -> converter.convert((Row) rows.read(in));
    }
}
