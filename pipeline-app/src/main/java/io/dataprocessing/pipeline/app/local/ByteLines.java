package io.dataprocessing.pipeline.app.local;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The lines of a file as bytes, whatever their encoding; a {@code .gz} is unpacked. */
final class ByteLines implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long lineNumber;

    private ByteLines(InputStream input) {
        this.input = input;
    }

    static ByteLines open(Path file) throws IOException {
        InputStream input = Files.newInputStream(file);
        return new ByteLines(
                file.toString().endsWith(".gz") ? new GZIPInputStream(input, BUFFER) : input);
    }

    /** The next line without its end, which is LF or CR LF; empty at the end of the file. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, start, position - start);
            if (position < limit) {
                position++;
                break;
            }
        }
        if (!any) {
            return Optional.empty();
        }
        lineNumber++;
        return Optional.of(withoutCarriageReturn(line.toByteArray()));
    }

    /** The number of the line that {@link #next()} gave, from 1. */
    long lineNumber() {
        return lineNumber;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, input.read(buffer));
        return limit > 0;
    }

    private static byte[] withoutCarriageReturn(byte[] line) {
        int length = line.length;
        return length > 0 && line[length - 1] == '\r' ? Arrays.copyOf(line, length - 1) : line;
    }
}
