package io.dataprocessing.pipeline.benchmarks.micro;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a job that runs all the time handle a given number of records, and says when it has.
 *
 * <p>The tasks behind the source are chained to it and nothing waits in between, so that the
 * request for one record more means that all before it are done.
 */
final class Tickets {

    private static final Map<String, Tickets> BY_NAME = new ConcurrentHashMap<>();

    private long granted;
    private long done;

    private Tickets() {}

    /** The tickets of a name: the same for the benchmark and for the task in its process. */
    static Tickets named(String name) {
        return BY_NAME.computeIfAbsent(name, unknown -> new Tickets());
    }

    /** Lets so many records more go through, and returns when they have. */
    synchronized void pass(int records) throws InterruptedException {
        granted += records;
        notifyAll();
        while (done < granted) {
            wait();
        }
    }

    /**
     * Reports that all records before this one are done, and waits until it may go.
     *
     * @return how many may go in all
     */
    synchronized long await(long index) throws InterruptedException {
        done = index;
        notifyAll();
        while (granted <= index) {
            wait();
        }
        return granted;
    }
}
