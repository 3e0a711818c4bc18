package io.dataprocessing.pipeline.app.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * How the user reaches this program, as the start script tells it.
 *
 * @param command what was typed to start it
 * @param home the folder of the distribution, relative to where the user is if it's below
 */
record Installation(String command, Path home) {

    Installation {
        requireNonNull(command, "command");
        requireNonNull(home, "home");
    }

    static Installation ofThisProcess() {
        Path here = Path.of("").toAbsolutePath();
        Path home = Path.of(System.getProperty("pipeline.home", "")).toAbsolutePath();
        return new Installation(
                System.getProperty("pipeline.command", "pipeline"),
                home.startsWith(here) ? here.relativize(home) : home);
    }

    /** The path of a file among the examples. */
    String example(String name) {
        return home.resolve("examples").resolve(name).toString();
    }
}
