package io.dataprocessing.pipeline.benchmarks.peer;

/**
 * What this process had used at a moment.
 *
 * @param nanos of {@link System#nanoTime()}
 * @param cpu of all threads
 * @param allocation of all threads
 */
record Moment(long nanos, CpuTimes cpu, Allocation allocation) {

    static Moment now() {
        return new Moment(System.nanoTime(), CpuTimes.now(), Allocation.now());
    }

    /** How long after another it is. */
    double secondsSince(Moment earlier) {
        return (nanos - earlier.nanos) / 1e9;
    }
}
