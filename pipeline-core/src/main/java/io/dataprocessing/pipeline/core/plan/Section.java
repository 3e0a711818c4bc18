package io.dataprocessing.pipeline.core.plan;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.problem.Position;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the file while it's planned.
 *
 * @param owner what it describes, for messages: {@code source 'orders'}
 * @param path its place in the pipeline's terms: {@code sources.orders}
 * @param position where it begins, for what is missing in it
 * @param words what it says
 */
record Section(String owner, String path, Position position, ConfigMap words) {

    Section {
        requireNonNull(owner, "owner");
        requireNonNull(path, "path");
        requireNonNull(position, "position");
        requireNonNull(words, "words");
    }

    static Section of(String kind, String group, NamedSection section) {
        String name = section.name().text();
        return new Section(
                "%s '%s'".formatted(kind, name),
                group + "." + name,
                section.name().position(),
                section.body());
    }

    /** A mapping inside this section; empty if there is none or it's no mapping. */
    Optional<Section> inner(String key) {
        return words.entry(key)
                .flatMap(
                        entry ->
                                entry.value() instanceof ConfigMap map
                                        ? Optional.of(
                                                new Section(
                                                        "%s of %s".formatted(key, owner),
                                                        path + "." + key,
                                                        entry.keyPosition(),
                                                        map))
                                        : Optional.empty());
    }

    /** The text of a key; empty if it isn't there or is no text. */
    Optional<ConfigScalar> text(String key) {
        return words.get(key).filter(ConfigScalar.class::isInstance).map(ConfigScalar.class::cast);
    }

    /** This section with only some of its keys. */
    ConfigMap only(Set<String> keys) {
        return new ConfigMap(
                words.entries().stream().filter(entry -> keys.contains(entry.key())).toList(),
                words.position());
    }

    /**
     * Where an option stands.
     *
     * @param option such as {@code ttl}, {@code fields.total} or {@code key-by[1]}
     * @return its value's place, or that of the nearest part above it that is there
     */
    Position at(String option) {
        Step reached = walk(option);
        return reached.rest().equals(option) ? position : reached.node().position();
    }

    /** What stands at an option; empty if it isn't there. */
    Optional<ConfigNode> node(String option) {
        Step reached = walk(option);
        return reached.rest().isEmpty() ? Optional.of(reached.node()) : Optional.empty();
    }

    private Step walk(String option) {
        Step reached = new Step(words, option);
        Optional<Step> next = Optional.of(reached);
        while (next.isPresent() && !next.get().rest().isEmpty()) {
            reached = next.get();
            next = step(reached.node(), reached.rest());
        }
        return next.orElse(reached);
    }

    /** One level further down, and what is left of the option. */
    private record Step(ConfigNode node, String rest) {}

    private static Optional<Step> step(ConfigNode node, String option) {
        if (node instanceof ConfigMap map) {
            return map.entries().stream()
                    .filter(entry -> startsWith(option, entry.key()))
                    .max((one, other) -> Integer.compare(length(one), length(other)))
                    .map(entry -> new Step(entry.value(), after(option, length(entry))));
        }
        int end = option.indexOf(']');
        if (node instanceof ConfigList list && option.startsWith("[") && end > 1) {
            int index = Integer.parseInt(option.substring(1, end));
            return index < list.items().size()
                    ? Optional.of(new Step(list.items().get(index), after(option, end + 1)))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static int length(ConfigMap.Entry entry) {
        return entry.key().length();
    }

    private static boolean startsWith(String option, String key) {
        return option.startsWith(key)
                && (option.length() == key.length()
                        || option.charAt(key.length()) == '.'
                        || option.charAt(key.length()) == '[');
    }

    private static String after(String option, int length) {
        return option.startsWith(".", length)
                ? option.substring(length + 1)
                : option.substring(length);
    }
}
