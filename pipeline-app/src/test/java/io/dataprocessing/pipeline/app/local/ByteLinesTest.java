package io.dataprocessing.pipeline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteLinesTest {

    @TempDir private Path directory;

    @Test
    void endsLinesAtLineFeedsAndDropsCarriageReturns() throws IOException {
        assertThat(lines("a\r\nb\n\nc")).containsExactly("a", "b", "", "c");
    }

    @Test
    void hasNoLineAfterTheLastLineFeed() throws IOException {
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void joinsALineThatIsLongerThanTheBuffer() throws IOException {
        String longLine = "x".repeat(200_000);

        assertThat(lines(longLine + "\nb")).containsExactly(longLine, "b");
    }

    @Test
    void keepsBytesThatAreNoText() throws IOException {
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe};
        Path file = Files.write(directory.resolve("bytes"), bytes);

        try (ByteLines lines = ByteLines.open(file)) {
            assertThat(lines.next()).get().isEqualTo(bytes);
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void unpacksCompressedFiles() throws IOException {
        Path file = directory.resolve("lines.gz");
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(file))) {
            output.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(lines(file)).containsExactly("a", "b");
    }

    private List<String> lines(String text) throws IOException {
        return lines(Files.writeString(directory.resolve("lines"), text));
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (ByteLines lines = ByteLines.open(file)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                found.add(new String(line.get(), StandardCharsets.UTF_8));
                assertThat(lines.lineNumber()).isEqualTo(found.size());
            }
        }
        return found;
    }
}
