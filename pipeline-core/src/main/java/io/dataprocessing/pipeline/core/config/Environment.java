package io.dataprocessing.pipeline.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What references in a pipeline file are looked up in, on the machine that reads the file. */
public interface Environment {

    /** The value of an environment variable; empty where it isn't set. */
    Optional<String> variable(String name);

    /** The directories whose files {@code ${file:…}} may read. */
    List<Path> secretDirectories();

    /**
     * The variables of this process; files may be read below {@code directory} and below those that
     * {@code PIPELINE_SECRETS_DIRS} lists, separated as in a search path.
     */
    static Environment system(Path directory) {
        return new SystemEnvironment(List.of(directory));
    }

    /** The same for a file of another machine, none of whose directories is ours. */
    static Environment system() {
        return new SystemEnvironment(List.of());
    }

    /** Some variables and directories. */
    static Environment of(Map<String, String> variables, Path... secretDirectories) {
        Map<String, String> fixed = Map.copyOf(variables);
        List<Path> directories = List.of(secretDirectories);
        return new Environment() {
            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(fixed.get(name));
            }

            @Override
            public List<Path> secretDirectories() {
                return directories;
            }
        };
    }
}
