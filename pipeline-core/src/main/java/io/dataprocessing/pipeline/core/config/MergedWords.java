package io.dataprocessing.pipeline.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words put over other words. */
final class MergedWords {

    private static final String NAME = "name";

    private MergedWords() {}

    /** The words of a mapping with those of another one over them, at every depth. */
    static ConfigMap merge(ConfigMap base, ConfigMap over) {
        ConfigMap merged = base;
        for (ConfigMap.Entry entry : over.entries()) {
            Optional<ConfigNode> below = merged.get(entry.key());
            merged =
                    merged.with(
                            new ConfigMap.Entry(
                                    entry.key(),
                                    entry.keyPosition(),
                                    below.map(node -> merge(node, entry.value()))
                                            .orElse(entry.value())));
        }
        return merged;
    }

    private static ConfigNode merge(ConfigNode base, ConfigNode over) {
        if (base instanceof ConfigMap map && over instanceof ConfigMap overMap) {
            return merge(map, overMap);
        }
        return base instanceof ConfigList list
                        && over instanceof ConfigList overList
                        && isNamed(list)
                        && isNamed(overList)
                ? merge(list, overList)
                : over;
    }

    private static ConfigList merge(ConfigList base, ConfigList over) {
        ConfigList merged = base;
        for (ConfigNode item : over.items()) {
            int index = indexOf(merged, name(item).orElseThrow());
            ConfigNode value = index < 0 ? item : merge(merged.items().get(index), item);
            merged = with(merged, index, value);
        }
        return merged;
    }

    /** Whether a list holds nothing but things with a name. */
    static boolean isNamed(ConfigList list) {
        return !list.items().isEmpty()
                && list.items().stream().allMatch(item -> name(item).isPresent());
    }

    /** The names of such a list's things. */
    static List<String> names(ConfigList list) {
        return list.items().stream().flatMap(item -> name(item).stream()).toList();
    }

    /** Where the thing of a name stands in such a list; -1 for nowhere. */
    static int indexOf(ConfigList list, String name) {
        for (int index = 0; index < list.items().size(); index++) {
            if (name(list.items().get(index)).filter(name::equals).isPresent()) {
                return index;
            }
        }
        return -1;
    }

    /** The list with another item at a place, or at its end for -1. */
    static ConfigList with(ConfigList list, int index, ConfigNode item) {
        List<ConfigNode> items = new ArrayList<>(list.items());
        if (index < 0) {
            items.add(item);
        } else {
            items.set(index, item);
        }
        return new ConfigList(items, list.position());
    }

    private static Optional<String> name(ConfigNode node) {
        return node instanceof ConfigMap map
                        && map.get(NAME).orElse(null) instanceof ConfigScalar name
                        && !name.absent()
                ? Optional.of(name.text())
                : Optional.empty();
    }
}
