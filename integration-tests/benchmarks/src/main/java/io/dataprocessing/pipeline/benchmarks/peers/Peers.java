package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.peer.PeerProgram;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who takes part, by the names that are used on the command line and in tables. */
public enum Peers {
    OURS,
    BARE,
    CAREFUL,
    TYPICAL,
    TYPICAL_LZ4,
    FLINK_SQL,
    KAFKA_STREAMS;

    /** The peer itself. */
    public Peer create() {
        return switch (this) {
            case OURS -> new Ours();
            case BARE -> new Bare();
            case CAREFUL -> new Careful();
            case TYPICAL -> new Typical();
            case TYPICAL_LZ4 -> Typical.withCompression();
            case FLINK_SQL -> new FlinkSql();
            case KAFKA_STREAMS -> new Streams();
        };
    }

    /** As it's written on the command line and in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return label();
    }

    /** The peer of a label. */
    public static Peers of(String label) {
        return Stream.of(values())
                .filter(peer -> peer.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no peer is called '%s'; there are %s"
                                                .formatted(label, List.of(values()))));
    }

    /** The process of a peer, whose label is the only argument. */
    public static void main(String[] arguments) throws Exception {
        new PeerProgram(of(arguments[0]).create(), System.out).run();
        // Whatever threads a peer has left behind.
        System.exit(0);
    }
}
