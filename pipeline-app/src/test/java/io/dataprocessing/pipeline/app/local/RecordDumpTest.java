package io.dataprocessing.pipeline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordDumpTest {

    @TempDir private Path directory;

    @Test
    void leavesJsonAsItIs() throws IOException {
        assertThat(dump(true, "{\"a\": 1.50}")).isEqualTo("{\"a\": 1.50}\n");
    }

    @Test
    void writesOtherTextAsAJsonString() throws IOException {
        assertThat(dump(false, "say \"hi\"\nü")).isEqualTo("\"say \\\"hi\\\"\\nü\"\n");
    }

    @Test
    void writesOtherBytesInBase64() throws IOException {
        Path file = directory.resolve("dump");
        try (RecordDump dump = RecordDump.create(file, false)) {
            dump.write(Optional.of(new byte[] {(byte) 0xff, 1}));
        }

        assertThat(file).hasContent("{\"base64\":\"/wE=\"}");
    }

    @Test
    void writesATombstoneAsNull() throws IOException {
        Path file = directory.resolve("new/folder/dump");
        try (RecordDump dump = RecordDump.create(file, true)) {
            dump.write(Optional.empty());
            assertThat(dump.records()).isEqualTo(1);
        }

        assertThat(file).hasContent("null");
    }

    private String dump(boolean json, String value) throws IOException {
        Path file = directory.resolve("dump");
        try (RecordDump dump = RecordDump.create(file, json)) {
            dump.write(Optional.of(value.getBytes(StandardCharsets.UTF_8)));
        }
        return Files.readString(file);
    }
}
