package io.dataprocessing.pipeline.benchmarks.data;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Keeps the first failure of a producer's records; to be asked when the producer is closed. */
public final class WriteFailure implements Callback {

    private final AtomicReference<Exception> first = new AtomicReference<>();

    /** A failure that didn't happen yet. */
    public WriteFailure() {}

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
        if (failure != null) {
            first.compareAndSet(null, failure);
        }
    }

    /** Fails if a record could not be written. */
    public void check() throws ExecutionException {
        Exception failure = first.get();
        if (failure != null) {
            throw new ExecutionException("a record was not written", failure);
        }
    }
}
