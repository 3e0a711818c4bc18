package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.Position;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping, its entries in the order of the file; no key appears twice.
 *
 * @param entries the entries
 */
public record ConfigMap(List<Entry> entries, Position position) implements ConfigNode {

    /**
     * One entry.
     *
     * @param key the key's text
     * @param keyPosition where the key stands
     * @param value what belongs to it
     */
    public record Entry(String key, Position keyPosition, ConfigNode value)
            implements Serializable {

        public Entry {
            requireNonNull(key, "key");
            requireNonNull(keyPosition, "keyPosition");
            requireNonNull(value, "value");
        }
    }

    public ConfigMap {
        entries = List.copyOf(entries);
        requireNonNull(position, "position");
    }

    /** A mapping without entries. */
    public static ConfigMap empty() {
        return new ConfigMap(List.of(), Position.none());
    }

    /** The entry of a key. */
    public Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** The value of a key. */
    public Optional<ConfigNode> get(String key) {
        return entry(key).map(Entry::value);
    }

    /** This mapping without some keys. */
    public ConfigMap without(Set<String> keys) {
        return new ConfigMap(
                entries.stream().filter(entry -> !keys.contains(entry.key())).toList(), position);
    }

    /** This mapping with an entry in the place of the one of its key, or at the end. */
    public ConfigMap with(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.replaceAll(old -> old.key().equals(entry.key()) ? entry : old);
        if (entry(entry.key()).isEmpty()) {
            changed.add(entry);
        }
        return new ConfigMap(changed, position);
    }

    @Override
    public String kind() {
        return "a mapping";
    }
}
