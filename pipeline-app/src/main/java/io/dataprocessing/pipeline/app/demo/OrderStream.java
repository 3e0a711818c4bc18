package io.dataprocessing.pipeline.app.demo;

import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes generated orders into a topic, so many a second, in a thread of its own. */
final class OrderStream implements AutoCloseable {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000L;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final OrderGenerator generator;
    private final int perSecond;
    private final Terminal terminal;
    private final AtomicLong written = new AtomicLong();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Thread thread = new Thread(this::write, "order-stream");

    private OrderStream(
            String bootstrapServers, String topic, int perSecond, long seed, Terminal terminal) {
        this.topic = topic;
        this.perSecond = perSecond;
        this.generator = new OrderGenerator(seed);
        this.terminal = terminal;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static OrderStream start(
            String bootstrapServers, String topic, int perSecond, long seed, Terminal terminal) {
        OrderStream stream = new OrderStream(bootstrapServers, topic, perSecond, seed, terminal);
        stream.thread.setDaemon(true);
        stream.thread.start();
        return stream;
    }

    /** How many orders the broker has by now. */
    long written() {
        return written.get();
    }

    /** Writes no more. */
    void end() {
        ending.set(true);
    }

    /** Ends the stream; the broker then has all that was written. */
    @Override
    public void close() throws InterruptedException {
        end();
        thread.join();
    }

    private void write() {
        try (producer) {
            long start = System.nanoTime();
            long sent = 0;
            while (!ending.get()) {
                long due = (System.nanoTime() - start) * perSecond / NANOS_PER_SECOND;
                for (; sent < due; sent++) {
                    send();
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (RuntimeException e) {
            terminal.printError("no more orders are generated: " + e.getMessage());
        }
    }

    private void send() {
        GeneratedOrder order = generator.next(Instant.now());
        Future<RecordMetadata> unused =
                producer.send(
                        new ProducerRecord<>(topic, order.key(), order.bytes()),
                        (metadata, refused) -> {
                            if (refused == null) {
                                written.incrementAndGet();
                            }
                        });
    }
}
