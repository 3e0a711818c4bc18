package io.dataprocessing.pipeline.benchmarks.peer;

/**
 * What was seen of a job between the moment when a tenth of the input had been read and the end.
 *
 * @param records that were read between
 * @param readSeconds until the last of them was read
 * @param totalSeconds until everything was written and, with exactly-once, committed
 * @param cpuSeconds of all threads but those of the just-in-time compiler, until then
 * @param jitSeconds of the threads of the just-in-time compiler
 * @param collectorSeconds of the threads of the garbage collector, which are in {@code cpuSeconds}
 * @param allocatedBytes until then
 */
public record Round(
        long records,
        double readSeconds,
        double totalSeconds,
        double cpuSeconds,
        double jitSeconds,
        double collectorSeconds,
        long allocatedBytes) {

    /** How many records were read in a second. */
    public double rate() {
        return records / readSeconds;
    }

    /** How many seconds of processor time a million records took. */
    public double cpuSecondsPerMillion() {
        return cpuSeconds / records * 1e6;
    }

    /** How many bytes were allocated for a record. */
    public double allocatedPerRecord() {
        return (double) allocatedBytes / records;
    }
}
