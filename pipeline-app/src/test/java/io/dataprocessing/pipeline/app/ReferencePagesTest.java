package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.app.reference.ConfigurationPage;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the generated pages of the documentation to the code. {@code -Dpipeline.docs.write=true}
 * writes them anew.
 */
class ReferencePagesTest {

    @Test
    void theCommandLineIsDocumentedAsItIs() throws IOException {
        Terminal terminal = Terminal.system();

        check("cli.md", CommandLinePage.of(PipelineCli.commandLine(terminal)));
    }

    @Test
    void theOptionsAreDocumentedAsTheyAre() throws IOException {
        Catalog catalog = Catalog.load(ReferencePagesTest.class.getClassLoader());

        check("configuration.md", ConfigurationPage.of(catalog));
    }

    private static void check(String name, String page) throws IOException {
        Path file = ProjectFiles.root().resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean("pipeline.docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertThat(file)
                .as(
                        "written by: mvn -pl pipeline-app -am test -Dtest=ReferencePagesTest"
                                + " -Dpipeline.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false")
                .content()
                .isEqualTo(page);
    }
}
