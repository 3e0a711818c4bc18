package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.format.SchemaMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas that the formats of a job have seen on this machine. */
public final class SeenSchemas implements SchemaMemory {

    private final Map<Key, String> schemas = new ConcurrentHashMap<>();

    SeenSchemas() {}

    /**
     * A schema that was seen.
     *
     * @param registry the address of its registry
     * @param id its id there
     * @param schema in the words of the format that remembered it
     */
    public record Seen(String registry, int id, String schema) {

        public Seen {
            requireNonNull(registry, "registry");
            requireNonNull(schema, "schema");
        }
    }

    private record Key(String registry, int id) {}

    @Override
    public Optional<String> find(String registry, int id) {
        return Optional.ofNullable(schemas.get(new Key(registry, id)));
    }

    @Override
    public void remember(String registry, int id, String schema) {
        schemas.put(new Key(registry, id), schema);
    }

    /** All schemas of a registry, for a checkpoint. */
    public List<Seen> of(String registry) {
        return schemas.entrySet().stream()
                .filter(entry -> entry.getKey().registry().equals(registry))
                .map(entry -> new Seen(registry, entry.getKey().id(), entry.getValue()))
                .sorted(Comparator.comparingInt(Seen::id))
                .toList();
    }
}
