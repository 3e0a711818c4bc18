package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** A Kafka Streams application that has been started. */
record StreamsJob(KafkaStreams streams, JobSpec spec, AtomicReference<Throwable> failure)
        implements RunningJob {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static StreamsJob start(KafkaStreams streams, JobSpec spec) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        streams.setUncaughtExceptionHandler(
                exception -> {
                    failure.compareAndSet(null, exception);
                    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                });
        streams.start();
        return new StreamsJob(streams, spec, failure);
    }

    @Override
    public void check() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the application failed", cause);
        }
    }

    /** Ends it, and deletes the topics that it has made for itself. */
    @Override
    public void close() throws ExecutionException, InterruptedException {
        streams.close(PATIENCE);
        streams.cleanUp();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", spec.bootstrapServers()))) {
            Set<String> internal =
                    admin.listTopics().names().get().stream()
                            .filter(topic -> topic.startsWith(spec.run()))
                            .filter(topic -> !spec.outputs().containsValue(topic))
                            .collect(Collectors.toSet());
            admin.deleteTopics(internal).all().get();
        }
    }
}
