package io.dataprocessing.pipeline.core.config;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of this process. */
final class SystemEnvironment implements Environment {

    private static final String DIRECTORIES = "PIPELINE_SECRETS_DIRS";

    private final List<Path> directories;

    SystemEnvironment(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public List<Path> secretDirectories() {
        Stream<Path> listed =
                variable(DIRECTORIES).stream()
                        .flatMap(list -> Arrays.stream(list.split(File.pathSeparator)))
                        .filter(name -> !name.isBlank())
                        .map(Path::of);
        return Stream.concat(directories.stream(), listed).toList();
    }
}
