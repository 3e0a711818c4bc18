package io.dataprocessing.pipeline.benchmarks.peer;

import io.dataprocessing.pipeline.benchmarks.scenario.Limit;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;

/**
 * Somebody's way to do the work of topologies. A peer lives in a JVM of its own, in which its jobs
 * run one after the other:
 *
 * <ol>
 *   <li>{@link #start} starts a job that reads the input from its beginning and goes on for ever,
 *       as in production;
 *   <li>when everything that is expected has been written, or never will be, {@link
 *       RunningJob#close()} ends it.
 * </ol>
 *
 * <p>Its class says which of the known best practices it follows, and what it leaves out on
 * purpose.
 */
public interface Peer {

    /** Whether it can do this work at all. */
    boolean runs(Scenario scenario);

    /**
     * Starts a job.
     *
     * @throws Exception if it doesn't start; the measurement ends then
     */
    RunningJob start(JobSpec spec) throws Exception;

    /**
     * Whether it doesn't look into records, but moves as many bytes as the work asks for: {@link
     * Limit} says which.
     */
    default boolean isLimit() {
        return false;
    }

    /**
     * Whether it writes results before they are final, and better ones under the same key later: the
     * last one counts, and nobody can tell from their number when that has come.
     */
    default boolean corrects(Topology topology) {
        return false;
    }
}
