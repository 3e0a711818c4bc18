package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
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
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decodes messages behind the id of their schema, with a reader for each message of each schema.
 * Where a message was declared, a record has to be one of its name, and is read by its numbers;
 * where only a row type was, it's found by its names.
 */
final class ConfluentProtobufDecoder implements RowDecoder {

    private final RowType type;
    private final Descriptor wanted;
    private final boolean named;
    private final RegistryClient registry;
    private final SchemaMemory memory;
    private final Map<Integer, Map<List<Integer>, RowOf>> readers = new HashMap<>();
    private final Spans payload = new Spans();

    ConfluentProtobufDecoder(FormatSchema schema, RegistryClient registry, SchemaMemory memory) {
        this.type = schema.type();
        this.wanted = MessageText.message(schema);
        this.named = schema.attribute(ConfluentProtobufFormat.NAMED).isPresent();
        this.registry = registry;
        this.memory = memory;
    }

    /** Reads a message, or says why none of its kind can be. */
    @FunctionalInterface
    private interface RowOf {
        Row read(WireInput in, Spans payload) throws DecodeException;
    }

    @Override
    public OptionalInt schemaId(byte[] bytes) {
        return Framing.find(bytes);
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        int id = Framing.id(bytes);
        WireInput in = new WireInput(bytes);
        in.window(Framing.HEADER_SIZE, bytes.length);
        List<Integer> indexes = MessageIndexes.read(in);
        RowOf reader = reader(id, indexes);
        payload.clear();
        payload.add(in.at(), bytes.length);
        return reader.read(in, payload);
    }

    private RowOf reader(int id, List<Integer> indexes) throws DecodeException {
        Map<List<Integer>, RowOf> ofSchema = readers.get(id);
        if (ofSchema == null) {
            ofSchema = readers(id, registry.schema(id, memory));
            readers.put(id, ofSchema);
        }
        RowOf reader = ofSchema.get(indexes);
        return reader != null ? reader : ofSchema.get(List.<Integer>of());
    }

    /** The readers of a schema's messages, and one for indexes of none. */
    private Map<List<Integer>, RowOf> readers(int id, RegisteredSchema schema) {
        Map<List<Integer>, RowOf> all = new HashMap<>();
        if (!schema.language().equals(ConfluentProtobufFormat.LANGUAGE)) {
            all.put(List.of(), failing("schema id %d is in %s".formatted(id, schema.language())));
            return all;
        }
        try {
            FileDescriptor file = RegisteredText.parse(schema);
            all.put(List.of(), failing("schema id %d has no such message".formatted(id)));
            add(id, file.getMessageTypes(), List.of(), all);
        } catch (SchemaException e) {
            all.put(
                    List.of(),
                    failing("schema id %d can't be read: %s".formatted(id, e.getMessage())));
        }
        return all;
    }

    private void add(
            int id, List<Descriptor> messages, List<Integer> path, Map<List<Integer>, RowOf> all) {
        for (Descriptor message : messages) {
            List<Integer> indexes = new java.util.ArrayList<>(path);
            indexes.add(message.getIndex());
            all.put(indexes, reader(id, message));
            add(id, message.getNestedTypes(), indexes, all);
        }
    }

    private RowOf reader(int id, Descriptor written) {
        if (named && !written.getFullName().equals(wanted.getFullName())) {
            return failing(
                    "schema id %d says that this is a %s, not a %s"
                            .formatted(id, written.getFullName(), wanted.getFullName()));
        }
        Optional<String> difference = MessageMatch.difference(written, wanted, !named);
        if (difference.isEmpty()) {
            return MessageReaders.of(wanted, type)::read;
        }
        if (named) {
            return failing(
                    "schema id %d can't be read as %s: %s"
                            .formatted(id, wanted.getFullName(), difference.get()));
        }
        return converting(id, written);
    }

    /** Reads by the writer's schema and brings rows to the declared type. */
    private RowOf converting(int id, Descriptor written) {
        try {
            RowType all = MessageTypes.rowType(written);
            RowConverter converter = RowConverter.of(all, type);
            MessageReader reader = MessageReaders.of(written, all);
            return (in, spans) -> converter.convert(reader.read(in, spans));
        } catch (SchemaException | IllegalArgumentException e) {
            return failing(
                    "schema id %d has a %s, which is not of the declared type: %s"
                            .formatted(id, written.getFullName(), e.getMessage()));
        }
    }

    private static RowOf failing(String why) {
        return (in, spans) -> {
            throw new DecodeException(why);
        };
    }
}
