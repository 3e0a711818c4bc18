package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsArgumentTest {

    @TempDir private Path folder;

    @Test
    void aFolderThatIsNotThereEndsTheCommand() {
        Path missing = folder.resolve("plugins");

        CommandLineRun run =
                CommandLineRun.of("validate", "orders.yaml", "--plugins", missing.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .isEqualToIgnoringNewLines(
                        missing
                                + ": there is no such folder. Name one that holds plugins with --plugins.");
    }

    @Test
    void aPluginThatIsRefusedIsAWarning() throws IOException {
        Files.writeString(folder.resolve("geo-1.2.jar"), "no JAR");

        CommandLineRun run = CommandLineRun.of("validate", "orders.yaml", "--plugins=" + folder);

        assertThat(run.error()).startsWith("warning: geo-1.2.jar is no JAR");
    }
}
