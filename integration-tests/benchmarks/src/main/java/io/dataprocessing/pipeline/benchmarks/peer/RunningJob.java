package io.dataprocessing.pipeline.benchmarks.peer;

/** A job of a peer that has been started. */
public interface RunningJob extends AutoCloseable {

    /**
     * Fails if the job did.
     *
     * @throws Exception why it failed
     */
    void check() throws Exception;

    /** Ends the job at once; what it has not written yet needn't be written. */
    @Override
    void close() throws Exception;
}
