package io.dataprocessing.pipeline.api.window;

/**
 * What {@link WindowAggregator#merge} promises, by which the platform decides whether it combines
 * records before it moves them to where their key is. Of those that allow it, an {@code add} that
 * fails leaves the accumulator as it was.
 */
public enum WindowMerging {
    /** The result may depend on the order of the values, so each is added by itself. */
    IN_ORDER,
    /** No order makes a difference, but a merge may fail, on an overflow for example. */
    MAY_FAIL,
    /** No order makes a difference, and no merge fails. */
    FREE
}
