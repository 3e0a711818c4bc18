package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.peers.Peers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How scenarios are run, all in the same way.
 *
 * @param peers who take turns
 * @param records of the inputs
 * @param compression of the inputs, as Kafka calls it
 * @param warmUps rounds that don't count
 * @param rounds that count
 * @param checks which rounds' outputs are read and compared; their number is waited for in all
 * @param jvm options of the peers' JVMs
 * @param latencySeconds how long latency is measured; 0 for not at all
 * @param profiles where the peers' profiles go; none are made if there is nothing
 */
record Settings(
        List<Peers> peers,
        long records,
        String compression,
        int warmUps,
        int rounds,
        Checks checks,
        List<String> jvm,
        int latencySeconds,
        Optional<Path> profiles) {

    Settings {
        peers = List.copyOf(peers);
        jvm = List.copyOf(jvm);
    }

    /** Which outputs are compared value by value. */
    enum Checks {
        /** Those of all rounds. */
        ALL,
        /** That of the first round only. */
        FIRST;

        boolean includes(int round) {
            return this == ALL || round == 0;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
