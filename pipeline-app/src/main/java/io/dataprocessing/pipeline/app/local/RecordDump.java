package io.dataprocessing.pipeline.app.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A file of JSON lines, one for the value of each record: JSON as it is, other text as a JSON
 * string, other bytes as <code>{"base64": "…"}</code>, a tombstone as {@code null}.
 */
public final class RecordDump implements Closeable {

    private final OutputStream file;
    private final boolean json;
    private long records;

    private RecordDump(OutputStream file, boolean json) {
        this.file = file;
        this.json = json;
    }

    /**
     * A new file; one of that name is replaced.
     *
     * @param json whether values are JSON, so that they stand in the file byte for byte
     */
    public static RecordDump create(Path path, boolean json) throws IOException {
        Path parent = requireNonNull(path, "path").toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return new RecordDump(new BufferedOutputStream(Files.newOutputStream(path)), json);
    }

    /** Adds a line for a value; none for a tombstone. */
    public synchronized void write(Optional<byte[]> value) {
        try {
            file.write(value.map(this::line).orElseGet(() -> utf8("null")));
            file.write('\n');
            records++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines there are. */
    public synchronized long records() {
        return records;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private byte[] line(byte[] value) {
        Optional<String> text = text(value);
        if (text.isEmpty()) {
            return utf8("{\"base64\":\"" + Base64.getEncoder().encodeToString(value) + "\"}");
        }
        return json && text.get().indexOf('\n') < 0
                ? value
                : utf8(
                        '"'
                                + new String(
                                        JsonStringEncoder.getInstance().quoteAsString(text.get()))
                                + '"');
    }

    private static Optional<String> text(byte[] value) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
