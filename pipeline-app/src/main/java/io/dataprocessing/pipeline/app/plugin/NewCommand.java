package io.dataprocessing.pipeline.app.plugin;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import io.dataprocessing.pipeline.app.run.Catalogs;
import io.dataprocessing.pipeline.app.run.Distribution;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the project of a plugin. */
@Command(
        name = "new",
        description = {
            "Writes a Maven project with a processor, its options, its test and all that a plugin's JAR needs;"
                    + " 'mvn package' builds, tests and packs it. Never overwrites a file.",
            ""
        },
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {

    private final Catalogs catalogs;
    private final Terminal terminal;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The name of the plugin, and of the type of its steps.")
    private String name;

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "The Java package of its classes. Default: com.example.NAME.")
    private String packageName;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The directory to write to. Default: NAME.")
    private Path directory;

    @Option(
            names = "--repository",
            paramLabel = "URL",
            description =
                    "Where Maven finds the API and the test kit. Default: the folder 'repository' of this"
                            + " distribution.")
    private String repository;

    @Inject
    NewCommand(Catalogs catalogs, Terminal terminal) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        PluginName plugin =
                PluginName.of(
                        name, Optional.ofNullable(packageName), catalogs.unpinned().stepTypes());
        Path target = directory == null ? Path.of(name) : directory;
        new PluginProject(plugin, repositoryUrl(), pluginFolder()).write(target);
        terminal.print(
                "%s: a plugin with steps of the type '%s'. Its README.md says more; to begin:"
                        .formatted(target, name));
        terminal.print("  cd %s".formatted(target));
        terminal.print("  mvn package");
        return ExitCode.OK.code();
    }

    private String repositoryUrl() {
        if (repository != null) {
            return repository;
        }
        return Distribution.home()
                .map(home -> home.resolve("repository"))
                .filter(Files::isDirectory)
                .map(folder -> folder.toUri().toString().replaceFirst("/$", ""))
                .orElseThrow(
                        () ->
                                new StoppedException(
                                        ExitCode.USAGE,
                                        "this is no distribution with a folder 'repository'. Say with"
                                                + " --repository where Maven finds pipeline-api and"
                                                + " pipeline-testkit."));
    }

    private static String pluginFolder() {
        return Distribution.home()
                .map(home -> home.resolve("plugins").toString())
                .orElse("plugins");
    }
}
