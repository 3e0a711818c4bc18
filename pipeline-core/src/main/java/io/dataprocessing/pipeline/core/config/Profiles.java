package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The section {@code profiles} of a file: checked as a whole, applied for the one that is asked.
 */
final class Profiles {

    static final String KEY = "profiles";

    /** What a profile can't say: the first word of a file, and its name. */
    private static final Set<String> FIXED = Set.of("version", KEY);

    private final Problems problems;

    Profiles(Problems problems) {
        this.problems = problems;
    }

    /** The words of a file without the section, and with a profile's words over them. */
    ConfigMap apply(ConfigMap document, Optional<String> profile) {
        ConfigMap profiles = checked(document);
        ConfigMap words = document.without(Set.of(KEY));
        if (profile.isEmpty()) {
            return words;
        }
        Optional<ConfigNode> chosen = profiles.get(profile.get());
        if (chosen.isEmpty()) {
            unknown(profile.get(), profiles);
        }
        return chosen.orElse(null) instanceof ConfigMap over
                ? MergedWords.merge(words, known(over))
                : words;
    }

    private ConfigMap checked(ConfigMap document) {
        ConfigNode section = document.get(KEY).orElse(ConfigMap.empty());
        if (isAbsent(section)) {
            return ConfigMap.empty();
        }
        if (!(section instanceof ConfigMap profiles)) {
            shape(section, KEY);
            return ConfigMap.empty();
        }
        for (ConfigMap.Entry entry : profiles.entries()) {
            String path = KEY + "." + entry.key();
            if (entry.value() instanceof ConfigMap words) {
                words.entries().forEach(word -> checkKey(word, path));
            } else if (!isAbsent(entry.value())) {
                shape(entry.value(), path);
            }
        }
        return profiles;
    }

    private void checkKey(ConfigMap.Entry word, String path) {
        List<String> allowed = allowed();
        if (!allowed.contains(word.key())) {
            Optional<String> meant = Suggestion.nearest(word.key(), allowed);
            problems.error(
                    "E030",
                    word.keyPosition(),
                    path + "." + word.key(),
                    "unknown key '%s' in a profile%s"
                            .formatted(
                                    word.key(),
                                    meant.isPresent()
                                            ? ""
                                            : ". Allowed: " + String.join(", ", allowed) + "."),
                    meant);
        }
    }

    private void unknown(String profile, ConfigMap profiles) {
        List<String> names = profiles.entries().stream().map(ConfigMap.Entry::key).toList();
        Optional<String> meant = Suggestion.nearest(profile, names);
        problems.error(
                "E041",
                new Position("--profile " + profile, 0, 0, 1),
                KEY,
                names.isEmpty()
                        ? "the file has no section 'profiles'."
                        : "the file has no profile '%s'%s"
                                .formatted(
                                        profile,
                                        meant.isPresent()
                                                ? ""
                                                : ". Known: " + String.join(", ", names) + "."),
                meant);
    }

    private void shape(ConfigNode node, String path) {
        problems.error(
                "E033",
                node.position(),
                path,
                "%s: expected a mapping (key: value), found %s.".formatted(path, node.kind()));
    }

    /** The profile without the keys that were told to be unknown. */
    private static ConfigMap known(ConfigMap profile) {
        List<String> allowed = allowed();
        return profile.without(
                profile.entries().stream()
                        .map(ConfigMap.Entry::key)
                        .filter(key -> !allowed.contains(key))
                        .collect(Collectors.toSet()));
    }

    private static List<String> allowed() {
        return SectionReader.KEYS.stream().filter(key -> !FIXED.contains(key)).toList();
    }

    private static boolean isAbsent(ConfigNode node) {
        return node instanceof ConfigScalar scalar && scalar.absent();
    }
}
