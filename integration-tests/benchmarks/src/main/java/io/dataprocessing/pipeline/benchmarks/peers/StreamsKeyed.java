package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peers.order.Account;
import io.dataprocessing.pipeline.benchmarks.peers.order.Order;
import io.dataprocessing.pipeline.benchmarks.peers.order.PaidAndSent;
import io.dataprocessing.pipeline.benchmarks.scenario.Backend;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** What is kept by key in Kafka Streams: what was seen, and what waits for its pair. */
final class StreamsKeyed {

    private static final String SEEN = "seen";
    private static final byte[] NOTHING = {};
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final StreamsBuilder builder;
    private final Duration grace;

    /**
     * Keyed work.
     *
     * @param grace how far the tasks of two partitions may be apart in time
     */
    StreamsKeyed(StreamsBuilder builder, Duration grace) {
        this.builder = builder;
        this.grace = grace;
    }

    /** The first record of each account, by a store and a processor: the DSL has no such step. */
    KStream<Long, Account> deduplicated(KStream<byte[], Order> orders, Backend backend) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        backend == Backend.ROCKSDB
                                ? Stores.persistentKeyValueStore(SEEN)
                                : Stores.inMemoryKeyValueStore(SEEN),
                        Serdes.Long(),
                        Serdes.ByteArray()));
        return orders.map((key, order) -> KeyValue.pair(order.getAccount(), NOTHING))
                .repartition(
                        Repartitioned.<Long, byte[]>as("by-account")
                                .withKeySerde(Serdes.Long())
                                .withValueSerde(Serdes.ByteArray()))
                .processValues(FirstOfKey::new, SEEN);
    }

    KStream<Long, PaidAndSent> joined(KStream<byte[], Order> orders) {
        Serde<PaidAndSent> serde = new BeanSerde<>(PaidAndSent.class);
        return side(orders, "PAID")
                .join(
                        side(orders, "SENT"),
                        (paid, sent) -> {
                            paid.setSent(sent.getPaid());
                            return paid;
                        },
                        JoinWindows.ofTimeDifferenceAndGrace(BOUND, grace),
                        StreamJoined.with(Serdes.Long(), serde, serde));
    }

    /** The orders of a state by account, with what the join needs of them. */
    private static KStream<Long, PaidAndSent> side(KStream<byte[], Order> orders, String status) {
        return orders.filter((key, order) -> order.getStatus().equals(status))
                .map(
                        (key, order) -> {
                            PaidAndSent half = new PaidAndSent();
                            half.setAccount(order.getAccount());
                            half.setPaid(order.getId());
                            half.setAmount(order.getAmount());
                            return KeyValue.pair(order.getAccount(), half);
                        });
    }

    private static final class FirstOfKey implements FixedKeyProcessor<Long, byte[], Account> {

        private FixedKeyProcessorContext<Long, Account> context;
        private KeyValueStore<Long, byte[]> seen;

        @Override
        public void init(FixedKeyProcessorContext<Long, Account> context) {
            this.context = context;
            this.seen = context.getStateStore(SEEN);
        }

        @Override
        public void process(FixedKeyRecord<Long, byte[]> record) {
            if (seen.putIfAbsent(record.key(), NOTHING) == null) {
                Account account = new Account();
                account.setAccount(record.key());
                context.forward(record.withValue(account));
            }
        }
    }
}
