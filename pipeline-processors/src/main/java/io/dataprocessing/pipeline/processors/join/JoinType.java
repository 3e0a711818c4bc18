package io.dataprocessing.pipeline.processors.join;

import java.util.Locale;

/** What a join gives for records that match, and for those that don't. */
enum JoinType {
    /** A record for each pair that matches. */
    INNER,
    /** Also one for each left record without a match. */
    LEFT,
    /** Also one for each right record without a match. */
    RIGHT,
    /** Also one for each record of either side without a match. */
    FULL,
    /** Each left record that has a match, once. */
    SEMI,
    /** Each left record that has none. */
    ANTI;

    /** Whether pairs are emitted, rather than left records alone. */
    boolean givesPairs() {
        return this != SEMI && this != ANTI;
    }

    /** Whether a left record without a match is emitted. */
    boolean givesUnmatchedLeft() {
        return this == LEFT || this == FULL || this == ANTI;
    }

    /** Whether a right record without a match is emitted. */
    boolean givesUnmatchedRight() {
        return this == RIGHT || this == FULL;
    }

    /** The type as a file has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
