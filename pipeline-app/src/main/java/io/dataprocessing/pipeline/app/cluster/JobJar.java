package io.dataprocessing.pipeline.app.cluster;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The JAR that a cluster needs to run pipelines: the one that this process runs from. */
final class JobJar {

    private static final String MAIN_CLASS = "Main-Class";

    private JobJar() {}

    /**
     * The JAR.
     *
     * @param named by the user
     * @throws StoppedException if it isn't there
     */
    static Path find(Optional<Path> named) {
        named.ifPresent(JobJar::check);
        return named.or(JobJar::own)
                .orElseThrow(
                        () ->
                                new StoppedException(
                                        ExitCode.USAGE,
                                        "This command doesn't run from a distribution, so the job JAR isn't known. Name it: --job-jar pipeline-app-VERSION-job.jar."))
                .toAbsolutePath();
    }

    private static void check(Path named) {
        String what = "there is no such file";
        if (Files.isRegularFile(named)) {
            try {
                new JarFile(named.toFile()).close();
                return;
            } catch (IOException e) {
                what = "this is no JAR (%s)".formatted(e.getMessage());
            }
        }
        throw new StoppedException(ExitCode.USAGE, "--job-jar %s: %s.".formatted(named, what));
    }

    /** The JAR of this class, if it's the one that holds everything: it has a main class. */
    private static Optional<Path> own() {
        CodeSource source = JobJar.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(place) && hasMainClass(place)
                    ? Optional.of(place)
                    : Optional.empty();
        } catch (URISyntaxException | IOException e) {
            return Optional.empty();
        }
    }

    private static boolean hasMainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue(MAIN_CLASS) != null;
        }
    }
}
