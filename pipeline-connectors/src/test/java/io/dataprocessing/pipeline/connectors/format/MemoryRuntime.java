package io.dataprocessing.pipeline.connectors.format;

import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What formats get on a task, with a memory of its own. */
public final class MemoryRuntime implements FormatRuntime, SchemaMemory {

    private final Optional<RegistrySettings> registry;
    private final boolean lazyRows;
    private final Map<String, String> schemas = new ConcurrentHashMap<>();

    /** Without a registry. */
    public MemoryRuntime() {
        this(Optional.empty());
    }

    /** With a registry or not. */
    public MemoryRuntime(Optional<RegistrySettings> registry) {
        this(registry, false);
    }

    private MemoryRuntime(Optional<RegistrySettings> registry, boolean lazyRows) {
        this.registry = registry;
        this.lazyRows = lazyRows;
    }

    /** One for decoders whose rows decode a field only when it's asked for. */
    public MemoryRuntime withLazyRows() {
        return new MemoryRuntime(registry, true);
    }

    @Override
    public Optional<RegistrySettings> registry() {
        return registry;
    }

    @Override
    public SchemaMemory schemas() {
        return this;
    }

    @Override
    public boolean lazyRows() {
        return lazyRows;
    }

    @Override
    public Optional<String> find(String address, int id) {
        return Optional.ofNullable(schemas.get(address + "#" + id));
    }

    @Override
    public void remember(String address, int id, String schema) {
        schemas.put(address + "#" + id, schema);
    }
}
