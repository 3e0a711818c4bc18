package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.SensitiveKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects what is said of one thing in a {@link PipelineBuilder}: keys and values as a pipeline
 * file would hold them.
 */
public final class SectionBuilder {

    private final Map<String, ConfigNode> values = new LinkedHashMap<>();

    SectionBuilder() {}

    /** What is said, as words of a pipeline file. */
    public static ConfigMap words(Consumer<SectionBuilder> content) {
        SectionBuilder section = new SectionBuilder();
        content.accept(section);
        return section.build();
    }

    /**
     * Sets a key.
     *
     * @param value a String, Number, Boolean or Duration, or a List or Map of such. Under the key
     *     of a secret, and only there, a text may hold {@code ${env:NAME}} and {@code
     *     ${file:path:key}}, which the tasks look up.
     * @throws IllegalArgumentException if the key is set already, or the value is none of these
     */
    public SectionBuilder set(String key, Object value) {
        return put(key, node(key, value, SensitiveKeys.isSensitive(key)));
    }

    /** Sets a key to a mapping. */
    public SectionBuilder map(String key, Consumer<SectionBuilder> content) {
        SectionBuilder section = new SectionBuilder();
        content.accept(section);
        return put(key, section.build());
    }

    /** Sets what a step or sink reads: the names of sources, steps, or outputs of steps. */
    public SectionBuilder input(String... names) {
        return names.length == 1 ? set("input", names[0]) : set("input", List.of(names));
    }

    /** Whether a key is set. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    ConfigMap build() {
        List<ConfigMap.Entry> entries = new ArrayList<>();
        values.forEach((key, value) -> entries.add(entry(key, value)));
        return new ConfigMap(entries, Position.none());
    }

    private SectionBuilder put(String key, ConfigNode value) {
        requireNonNull(key, "key");
        if (values.putIfAbsent(key, value) != null) {
            throw new IllegalArgumentException("key '%s' is set twice".formatted(key));
        }
        return this;
    }

    private static ConfigMap.Entry entry(String key, ConfigNode value) {
        return new ConfigMap.Entry(key, Position.none(), value);
    }

    private static ConfigNode node(String key, Object value, boolean secret) {
        requireNonNull(value, key);
        if (value instanceof List<?> list) {
            List<ConfigNode> items = list.stream().map(item -> node(key, item, secret)).toList();
            return new ConfigList(items, Position.none());
        }
        if (value instanceof Map<?, ?> map) {
            List<ConfigMap.Entry> entries = new ArrayList<>();
            map.forEach((name, item) -> entries.add(entry(name, item, secret)));
            return new ConfigMap(entries, Position.none());
        }
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Duration) {
            return new ConfigScalar(value.toString(), secret, true, Position.none(), List.of());
        }
        throw new IllegalArgumentException(
                "value of key '%s' is a %s; allowed are String, Number, Boolean, Duration, List, Map"
                        .formatted(key, value.getClass().getName()));
    }

    private static ConfigMap.Entry entry(Object name, Object item, boolean secret) {
        String key = String.valueOf(name);
        return entry(key, node(key, item, secret || SensitiveKeys.isSensitive(key)));
    }
}
