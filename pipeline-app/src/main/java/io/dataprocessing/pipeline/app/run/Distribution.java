package io.dataprocessing.pipeline.app.run;

import java.nio.file.Path;
import java.util.Optional;

/** The folder that the start script belongs to. */
public final class Distribution {

    /** Set by the start script. */
    private static final String HOME_PROPERTY = "pipeline.home";

    private Distribution() {}

    /** The folder; empty if the platform wasn't started by the script. */
    public static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty(HOME_PROPERTY)).map(Path::of);
    }
}
