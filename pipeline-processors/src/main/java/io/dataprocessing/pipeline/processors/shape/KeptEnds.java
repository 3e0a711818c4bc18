package io.dataprocessing.pipeline.processors.shape;

/**
 * How much of a text stays to be read.
 *
 * @param first how many characters at its start
 * @param last how many characters at its end
 */
record KeptEnds(int first, int last) {

    /** Whether the character at a position of a text of some length stays. */
    boolean keeps(int position, int length) {
        return first + last < length && (position < first || position >= length - last);
    }
}
