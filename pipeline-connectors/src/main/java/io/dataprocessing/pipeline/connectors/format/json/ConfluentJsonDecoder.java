package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.connectors.registry.Framing;
import io.dataprocessing.pipeline.connectors.registry.RegistryClient;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the objects behind the ids of schemas, which have to be there and in JSON Schema. */
final class ConfluentJsonDecoder implements RowDecoder {

    private final ObjectDecoder json;
    private final RegistryClient registry;
    private final SchemaMemory memory;
    private final Map<Integer, String> languages = new HashMap<>();
    private int lastId = -1;

    ConfluentJsonDecoder(ObjectDecoder json, RegistryClient registry, SchemaMemory memory) {
        this.json = requireNonNull(json, "json");
        this.registry = requireNonNull(registry, "registry");
        this.memory = requireNonNull(memory, "memory");
    }

    @Override
    public OptionalInt schemaId(byte[] bytes) {
        return Framing.find(bytes);
    }

    @Override
    public Row decode(byte[] bytes) throws DecodeException {
        int id = Framing.id(bytes);
        if (id != lastId || languages.isEmpty()) {
            check(id);
            lastId = id;
        }
        return json.decode(bytes, Framing.HEADER_SIZE);
    }

    private void check(int id) throws DecodeException {
        String language = languages.get(id);
        if (language == null) {
            language = registry.schema(id, memory).language();
            languages.put(id, language);
        }
        if (!language.equals(ConfluentJsonFormat.LANGUAGE)) {
            throw new DecodeException(
                    "has schema id %d, which is a schema in %s, not JSON".formatted(id, language));
        }
    }
}
