package io.dataprocessing.pipeline.app.run;

import io.dataprocessing.pipeline.core.config.ConfigOverrides;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the command line says against the words of a pipeline file. */
public final class OverrideOptions {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Put the words of the file's section profiles.NAME over the others.")
    private String profile;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "Put a word over the file's, such as steps.by-minute.window.tumbling=5min. May be given several times.")
    private final List<String> assignments = new ArrayList<>();

    /** Made by picocli. */
    public OverrideOptions() {}

    /** The words to put over those of the file. */
    public ConfigOverrides overrides() {
        return new ConfigOverrides(Optional.ofNullable(profile), assignments);
    }
}
