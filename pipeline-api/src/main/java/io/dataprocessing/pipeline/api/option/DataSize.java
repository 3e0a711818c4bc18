package io.dataprocessing.pipeline.api.option;

/**
 * An amount of memory or data. In files it carries its unit: {@code 512kb}, {@code 64mb}, {@code
 * 2gb}, {@code 100b}; units are powers of 1,024.
 *
 * @param bytes 0 or more
 */
public record DataSize(long bytes) {

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a data size can't be negative: " + bytes);
        }
    }
}
