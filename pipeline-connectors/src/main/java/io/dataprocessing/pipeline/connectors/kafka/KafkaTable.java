package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.api.lookup.LocalTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A table in memory that a thread of its own reads from a topic: to the end that the topic has at
 * the start, and then on and on. Safe between threads.
 */
final class KafkaTable implements LocalTable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLIS = 30_000;

    private final TopicRows rows;
    private final Consumer<byte[], byte[]> consumer;
    private final boolean bounded;
    private final Thread thread;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final AtomicReference<Optional<Throwable>> failure =
            new AtomicReference<>(Optional.empty());
    private volatile boolean stopped;

    private KafkaTable(
            String name, TopicRows rows, Consumer<byte[], byte[]> consumer, boolean bounded) {
        this.rows = rows;
        this.consumer = consumer;
        this.bounded = bounded;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /**
     * A table that was read to the end that the topic has now.
     *
     * @param name of the thread
     * @param consumer closed by the table
     * @param bounded whether to stop at that end
     */
    static KafkaTable open(
            String name, TopicRows rows, Consumer<byte[], byte[]> consumer, boolean bounded)
            throws Exception {
        KafkaTable table = new KafkaTable(name, rows, consumer, bounded);
        table.thread.start();
        try {
            table.loaded.get();
            return table;
        } catch (ExecutionException e) {
            table.close();
            throw new UnavailableException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            table.close();
            throw e;
        }
    }

    private void run() {
        try (consumer) {
            TopicReading reading = new TopicReading(consumer, rows);
            reading.toEnd(POLL);
            loaded.complete(null);
            while (!bounded && !stopped) {
                reading.on(POLL);
            }
        } catch (WakeupException e) {
            loaded.completeExceptionally(e);
        } catch (Throwable e) {
            failure.set(Optional.of(e));
            loaded.completeExceptionally(e);
        }
    }

    @Override
    public List<Row> get(Row key) {
        Optional<Throwable> failed = failure.get();
        if (failed.isPresent()) {
            throw new UnavailableException(
                    "topic '%s' is no longer followed as a table: %s"
                            .formatted(rows.topic(), failed.get().getMessage()),
                    failed.get());
        }
        return rows.get(key);
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        consumer.wakeup();
        thread.join(PATIENCE_MILLIS);
    }
}
