package io.dataprocessing.pipeline.core.diff;

import io.dataprocessing.pipeline.core.config.ConfigList;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the words that differ between two sections of pipeline files. */
final class WordComparison {

    private final List<WordChange> changes = new ArrayList<>();

    private WordComparison() {}

    static List<WordChange> of(ConfigMap before, ConfigMap after) {
        WordComparison comparison = new WordComparison();
        comparison.maps("", before, after);
        return List.copyOf(comparison.changes);
    }

    private void maps(String path, ConfigMap before, ConfigMap after) {
        Set<String> keys = new LinkedHashSet<>();
        after.entries().forEach(entry -> keys.add(entry.key()));
        before.entries().forEach(entry -> keys.add(entry.key()));
        for (String key : keys) {
            nodes(path.isEmpty() ? key : path + "." + key, before.get(key), after.get(key));
        }
    }

    private void nodes(String path, Optional<ConfigNode> given, Optional<ConfigNode> wanted) {
        Optional<ConfigNode> before = given.filter(WordComparison::isPresent);
        Optional<ConfigNode> after = wanted.filter(WordComparison::isPresent);
        if (before.isPresent() && after.isPresent()) {
            nodes(path, before.get(), after.get());
        } else if (before.isPresent() || after.isPresent()) {
            change(path, before, after);
        }
    }

    private static boolean isPresent(ConfigNode node) {
        return !(node instanceof ConfigScalar scalar && scalar.absent());
    }

    private void nodes(String path, ConfigNode before, ConfigNode after) {
        if (before instanceof ConfigMap left && after instanceof ConfigMap right) {
            maps(path, left, right);
        } else if (before instanceof ConfigList left
                && after instanceof ConfigList right
                && left.items().size() == right.items().size()
                && areMaps(left)
                && areMaps(right)) {
            for (int i = 0; i < left.items().size(); i++) {
                nodes("%s[%d]".formatted(path, i), left.items().get(i), right.items().get(i));
            }
        } else if (!same(before, after)) {
            change(path, Optional.of(before), Optional.of(after));
        }
    }

    private static boolean areMaps(ConfigList list) {
        return list.items().stream().allMatch(ConfigMap.class::isInstance);
    }

    /** Whether the words are the same, wherever they stand and however they're quoted. */
    static boolean same(ConfigNode left, ConfigNode right) {
        if (left instanceof ConfigMap before && right instanceof ConfigMap after) {
            return of(before, after).isEmpty();
        }
        if (left instanceof ConfigList before && right instanceof ConfigList after) {
            boolean same = before.items().size() == after.items().size();
            for (int i = 0; same && i < before.items().size(); i++) {
                same = same(before.items().get(i), after.items().get(i));
            }
            return same;
        }
        return left instanceof ConfigScalar before
                && right instanceof ConfigScalar after
                && before.text().strip().equals(after.text().strip());
    }

    private void change(String path, Optional<ConfigNode> before, Optional<ConfigNode> after) {
        changes.add(
                new WordChange(
                        path, before.map(WordComparison::text), after.map(WordComparison::text)));
    }

    private static String text(ConfigNode node) {
        if (node instanceof ConfigList list) {
            return list.items().stream()
                    .map(WordComparison::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof ConfigMap map) {
            return map.entries().stream()
                    .map(entry -> entry.key() + ": " + text(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.toString().strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
