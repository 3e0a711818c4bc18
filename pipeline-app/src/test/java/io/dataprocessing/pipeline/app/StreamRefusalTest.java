package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamRefusalTest {

    @TempDir private Path directory;

    @Test
    void aPipelineWithStreamsOfAProgramIsNotRunByItself() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("part.yaml"),
                        """
                        version: 1
                        name: part
                        connections:
                          program: {type: stream}
                        sources:
                          orders: {connection: program, schema: {fields: {sku: string}}}
                        sinks:
                          out: {input: orders, connection: program}
                        """);

        CommandLineRun run = CommandLineRun.of("run", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error())
                .contains(
                        "'part' is part of a program: source 'orders', sink 'out' of type 'stream' can't run without it.");
    }
}
