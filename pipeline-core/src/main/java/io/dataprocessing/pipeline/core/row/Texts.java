package io.dataprocessing.pipeline.core.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Texts in UTF-8 behind their length, without an array for each. Part of one serializer, which one
 * thread uses at a time.
 */
public final class Texts {

    /** Longer texts get an array of their own, so that none keeps a large one alive. */
    private static final int MOST_BUFFERED = 1024;

    private final byte[] buffer = new byte[MOST_BUFFERED];
    private byte[] knownBytes = new byte[0];
    private String known = "";

    /** Writes a text. */
    public void write(String text, DataOutputView out) throws IOException {
        int length = text.length();
        if (length > MOST_BUFFERED || !fitsBytes(text, length)) {
            Varint.writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
            return;
        }
        Varint.writeSize(length, out);
        out.write(buffer, 0, length);
    }

    /** Puts a text into the buffer if each of its characters is one byte in UTF-8. */
    private boolean fitsBytes(String text, int length) {
        int all = 0;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            all |= character;
            buffer[i] = (byte) character;
        }
        return all < 0x80;
    }

    /** Reads a text. */
    public String read(DataInputView in) throws IOException {
        int size = Varint.readSize(in);
        if (size > MOST_BUFFERED) {
            return new String(Varint.readBytes(size, in), StandardCharsets.UTF_8);
        }
        in.readFully(buffer, 0, size);
        return new String(buffer, 0, size, StandardCharsets.UTF_8);
    }

    /** Writes a text that many records share, such as the name of a topic. */
    public void writeShared(String text, DataOutputView out) throws IOException {
        if (!text.equals(known)) {
            know(text, text.getBytes(StandardCharsets.UTF_8));
        }
        Varint.writeBytes(knownBytes, out);
    }

    /** Reads a text that many records share: the very object where it's the same again. */
    public String readShared(DataInputView in) throws IOException {
        int size = Varint.readSize(in);
        if (size > MOST_BUFFERED) {
            return new String(Varint.readBytes(size, in), StandardCharsets.UTF_8);
        }
        in.readFully(buffer, 0, size);
        if (!Arrays.equals(buffer, 0, size, knownBytes, 0, knownBytes.length)) {
            know(new String(buffer, 0, size, StandardCharsets.UTF_8), Arrays.copyOf(buffer, size));
        }
        return known;
    }

    private void know(String text, byte[] bytes) {
        known = text;
        knownBytes = bytes;
    }
}
