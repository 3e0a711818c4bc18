package io.dataprocessing.pipeline.app.init;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Some records.
 *
 * @param origin where they are from, in words
 * @param records their values, byte for byte
 */
public record Sample(String origin, List<byte[]> records) {

    public Sample {
        requireNonNull(origin, "origin");
        records = List.copyOf(records);
    }
}
