package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** A Kafka Streams application that has been started. */
record StreamsJob(KafkaStreams streams, AtomicReference<Throwable> failure)
        implements RunningJob {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static StreamsJob start(KafkaStreams streams) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        streams.setUncaughtExceptionHandler(
                exception -> {
                    failure.compareAndSet(null, exception);
                    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                });
        streams.start();
        return new StreamsJob(streams, failure);
    }

    @Override
    public void check() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the application failed", cause);
        }
    }

    @Override
    public void close() {
        streams.close(PATIENCE);
        streams.cleanUp();
    }
}
