package io.dataprocessing.pipeline.benchmarks;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;

/**
 * A job's topics and directory; closing it deletes both.
 *
 * @param jobs whose it is
 * @param spec what the peer is told
 */
record Job(Jobs jobs, JobSpec spec) implements AutoCloseable {

    @Override
    public void close() throws InterruptedException {
        jobs.delete(spec);
    }
}
