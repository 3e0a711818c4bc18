package io.dataprocessing.pipeline.processors.aggregate;

/**
 * Which measure of spread.
 *
 * @param sample whether the values are a sample, whose variance is divided by n - 1; otherwise they
 *     are the population, whose variance is divided by n
 * @param root whether the standard deviation is meant, not the variance
 */
record Spread(boolean sample, boolean root) {

    /** How many values there have to be for a result. */
    long least() {
        return sample ? 2 : 1;
    }

    /** What the sum of squared distances from the mean, times n, is divided by. */
    long divisor(long count) {
        return sample ? count - 1 : count;
    }

    /** The measure of a variance. */
    double of(double variance) {
        double positive = Math.max(0, variance);
        return root ? Math.sqrt(positive) : positive;
    }
}
