package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;

/** How what a peer has written is to be read. */
enum Reading {
    /** Each record is a result. */
    VALUES,
    /** Each record was only moved, and is compared byte by byte. */
    BYTES,
    /** The last record of a key is a result: those before were better guesses each time. */
    LAST_OF_KEY;

    static Reading of(Peer peer, Topology topology) {
        if (peer.isLimit()) {
            return BYTES;
        }
        return peer.corrects(topology) ? LAST_OF_KEY : VALUES;
    }
}
