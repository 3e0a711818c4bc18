package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is said against a pipeline file's words from outside, before references are replaced: first
 * the words of a profile are put over those of the file, then single words over both.
 *
 * <p>A profile is a mapping in the section of that name in the plural. Its mappings are merged with
 * the file's at every depth, lists of things with a {@code name} by that name, and everything else
 * of the profile takes the place of the file's.
 *
 * @param profile the name of the profile; empty for the file as it is
 * @param assignments single words as {@code path=value}, such as {@code
 *     steps.by-minute.window.tumbling=5min}; later ones go over earlier ones
 */
public record ConfigOverrides(Optional<String> profile, List<String> assignments) {

    private static final ConfigOverrides NONE = new ConfigOverrides(Optional.empty(), List.of());

    public ConfigOverrides {
        requireNonNull(profile, "profile");
        assignments = List.copyOf(assignments);
    }

    /** The file as it is. */
    public static ConfigOverrides none() {
        return NONE;
    }
}
