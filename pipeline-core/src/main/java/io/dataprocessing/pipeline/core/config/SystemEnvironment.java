package io.dataprocessing.pipeline.core.config;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of this process. */
final class SystemEnvironment implements Environment {

    private static final String DIRECTORIES = "PIPELINE_SECRETS_DIRS";

    private final Path directory;

    SystemEnvironment(Path directory) {
        this.directory = requireNonNull(directory, "directory");
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
        return Stream.concat(Stream.of(directory), listed).toList();
    }
}
