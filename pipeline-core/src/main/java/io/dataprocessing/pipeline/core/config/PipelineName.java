package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a pipeline may be called; ids and file names are made of it. */
public final class PipelineName {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private PipelineName() {}

    /** What is wrong with a name, in a sentence; empty where it's allowed. */
    public static Optional<String> problem(String name) {
        return ALLOWED.matcher(requireNonNull(name, "name")).matches()
                ? Optional.empty()
                : Optional.of(
                        ("name '%s' is not allowed. Use a-z, 0-9, '-', '.', at most 64 characters,"
                                        + " a letter or digit first.")
                                .formatted(name));
    }
}
