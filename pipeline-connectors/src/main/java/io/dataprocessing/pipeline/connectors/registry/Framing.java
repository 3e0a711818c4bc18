package io.dataprocessing.pipeline.connectors.registry;

import io.dataprocessing.pipeline.api.format.DecodeException;
import java.util.OptionalInt;

/**
 * The frame around records whose schema is in a registry: a zero byte, the schema's id in four
 * bytes, big-endian, then the payload.
 */
public final class Framing {

    /** The bytes before the payload. */
    public static final int HEADER_SIZE = 5;

    private static final int MAGIC = 0;

    private Framing() {}

    /**
     * The id in the frame of a record.
     *
     * @throws DecodeException if there is no such frame
     */
    public static int id(byte[] bytes) throws DecodeException {
        if (bytes.length == 0) {
            throw new DecodeException(
                    "the record is empty; expected a zero byte and the 4 bytes of a schema id");
        }
        if (bytes[0] != MAGIC) {
            throw new DecodeException(
                    "first byte is 0x%02x, expected 0x00%s"
                            .formatted(bytes[0] & 0xff, guess(bytes[0])));
        }
        if (bytes.length < HEADER_SIZE) {
            throw new DecodeException(
                    "the record ends at byte %d, within the %d bytes before its payload"
                            .formatted(bytes.length, HEADER_SIZE));
        }
        return readId(bytes);
    }

    private static String guess(byte first) {
        return switch (first) {
            case '{', '[' -> "; looks like JSON";
            case '"' -> "; looks like a JSON text";
            case 'O' -> "; may be an Avro container file";
            case (byte) 0xc3 -> "; may be Avro's single-object encoding";
            case 1 -> "; may be framed with a schema's GUID, which is not supported";
            default -> "; the record was not written with a schema registry";
        };
    }

    private static int readId(byte[] bytes) {
        return ((bytes[1] & 0xff) << 24)
                | ((bytes[2] & 0xff) << 16)
                | ((bytes[3] & 0xff) << 8)
                | (bytes[4] & 0xff);
    }

    /** The id in the frame of a record; empty if there is no such frame. */
    public static OptionalInt find(byte[] bytes) {
        return bytes.length >= HEADER_SIZE && bytes[0] == MAGIC
                ? OptionalInt.of(readId(bytes))
                : OptionalInt.empty();
    }

    /** The bytes before a payload. */
    public static byte[] header(int id) {
        return new byte[] {
            MAGIC, (byte) (id >>> 24), (byte) (id >>> 16), (byte) (id >>> 8), (byte) id
        };
    }
}
