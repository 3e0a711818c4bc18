package io.dataprocessing.pipeline.core.connector;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A sink for which everything outside is there.
 *
 * @param <O> the options of the sink
 * @param options its options, with what is only known outside, such as how large a record may be
 * @param facts what was made or found, a sentence each
 */
public record Prepared<O extends Record>(O options, List<String> facts) {

    public Prepared {
        requireNonNull(options, "options");
        facts = List.copyOf(facts);
    }
}
