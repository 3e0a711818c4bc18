package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code path=value} that is put over a file's words. The path's keys are separated by dots,
 * steps go by their name, and a key that has dots itself is found where the file has it, or below
 * {@code properties} and {@code configs}, whose keys are not ours; quotes make any text one key.
 */
final class Assignment {

    private static final Pattern KEY = Pattern.compile("\"([^\"]+)\"|([^.\"]+)");
    private static final Set<String> NAMED = Set.of("connections", "sources", "steps", "sinks");
    private static final Set<String> VERBATIM = Set.of("properties", "configs");
    private static final String YAML_STARTS = "[{\"'";

    private final String path;
    private final List<String> keys;
    private final String value;
    private final Position position;
    private final Problems problems;

    private Assignment(String path, List<String> keys, String value, Problems problems) {
        this.path = path;
        this.keys = keys;
        this.value = value;
        this.position = position(path);
        this.problems = problems;
    }

    /** The words with an assignment put over them; as they were if it's wrong. */
    static ConfigMap apply(String assignment, ConfigMap words, Problems problems) {
        int equals = assignment.indexOf('=');
        String path = equals < 0 ? assignment : assignment.substring(0, equals).strip();
        Optional<List<String>> keys = equals < 0 ? Optional.empty() : keys(path);
        if (keys.isEmpty()) {
            problems.error(
                    "E040",
                    position(path),
                    "",
                    "this is no assignment. Write the keys that lead to a word, and its value: --set steps.by-minute.window.tumbling=5min");
            return words;
        }
        Assignment parsed =
                new Assignment(path, keys.get(), assignment.substring(equals + 1), problems);
        return parsed.value()
                .flatMap(node -> parsed.below(words, 0, node))
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .orElse(words);
    }

    /** The place that messages show: the option, without the value, which may be a secret. */
    private static Position position(String path) {
        return new Position("--set " + path, 0, 0, 1);
    }

    private static Optional<List<String>> keys(String path) {
        List<String> keys = new ArrayList<>();
        Matcher key = KEY.matcher(path);
        int at = 0;
        while (at <= path.length() && key.region(at, path.length()).lookingAt()) {
            keys.add(key.group(1) == null ? key.group(2) : key.group(1));
            at = key.end();
            if (at == path.length()) {
                return Optional.of(keys);
            }
            if (path.charAt(at) != '.') {
                return Optional.empty();
            }
            at++;
        }
        return Optional.empty();
    }

    /** A list, a mapping or a quoted text as YAML writes it; else the text as it stands. */
    private Optional<ConfigNode> value() {
        if (!value.isEmpty() && YAML_STARTS.indexOf(value.charAt(0)) >= 0) {
            return YamlReader.read(position.file(), value, problems);
        }
        return Optional.of(new ConfigScalar(value, false, false, position, List.of()));
    }

    /** What stands in the place of a node; empty if the path doesn't lead through it. */
    private Optional<ConfigNode> below(ConfigNode node, int depth, ConfigNode set) {
        if (depth == keys.size()) {
            return Optional.of(set);
        }
        if (node instanceof ConfigMap map) {
            return inMap(map, depth, set);
        }
        if (node instanceof ConfigList list && (isNamed(depth) || MergedWords.isNamed(list))) {
            return inList(list, depth, set);
        }
        boolean absent = node instanceof ConfigScalar scalar && scalar.absent();
        if (absent) {
            return inMap(new ConfigMap(List.of(), position), depth, set);
        }
        problems.error(
                "E043",
                position,
                path,
                node instanceof ConfigList
                        ? "'%s' is a list, which is set as a whole: --set '%1$s=[…]'"
                                .formatted(upTo(depth))
                        : "'%s' is a text, and nothing can be below it.".formatted(upTo(depth)));
        return Optional.empty();
    }

    private Optional<ConfigNode> inMap(ConfigMap map, int depth, ConfigNode set) {
        int length = lengthOfKey(map, depth);
        String key = String.join(".", keys.subList(depth, depth + length));
        Optional<ConfigNode> inside = map.get(key);
        if (inside.isEmpty() && isNamed(depth)) {
            unknown(key, map.entries().stream().map(ConfigMap.Entry::key).toList());
            return Optional.empty();
        }
        ConfigNode absent = new ConfigScalar("", false, false, position, List.of());
        return below(inside.orElse(absent), depth + length, set)
                .map(value -> map.with(new ConfigMap.Entry(key, position, value)));
    }

    private Optional<ConfigNode> inList(ConfigList list, int depth, ConfigNode set) {
        int index = MergedWords.indexOf(list, keys.get(depth));
        if (index < 0) {
            unknown(keys.get(depth), MergedWords.names(list));
            return Optional.empty();
        }
        return below(list.items().get(index), depth + 1, set)
                .map(value -> MergedWords.with(list, index, value));
    }

    /** How many of the path's keys are one key of a mapping: the longest that it has. */
    private int lengthOfKey(ConfigMap map, int depth) {
        for (int length = keys.size() - depth; length > 1; length--) {
            if (map.get(String.join(".", keys.subList(depth, depth + length))).isPresent()) {
                return length;
            }
        }
        boolean verbatim = depth > 0 && VERBATIM.contains(keys.get(depth - 1));
        return verbatim && map.get(keys.get(depth)).isEmpty() ? keys.size() - depth : 1;
    }

    /** Whether the next key is the name of a part, which a path can't make. */
    private boolean isNamed(int depth) {
        return depth == 1 && NAMED.contains(keys.get(0));
    }

    private void unknown(String name, List<String> known) {
        Optional<String> meant = Suggestion.nearest(name, known);
        boolean list = meant.isEmpty() && !known.isEmpty();
        problems.error(
                "E042",
                position,
                path,
                "the file has nothing named '%s' there%s"
                        .formatted(name, list ? ". Known: " + String.join(", ", known) + "." : ""),
                meant);
    }

    private String upTo(int depth) {
        return String.join(".", keys.subList(0, depth));
    }
}
