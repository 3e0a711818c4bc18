package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peers.order.AccountMinute;
import io.dataprocessing.pipeline.benchmarks.peers.order.LargeOrder;
import io.dataprocessing.pipeline.benchmarks.peers.order.Order;
import io.dataprocessing.pipeline.benchmarks.peers.order.OrderTotal;
import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/** The work in the DSL of Kafka Streams. */
final class StreamsTopology {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** As the tasks of two partitions don't wait for each other, one may be far ahead. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final JobSpec spec;
    private final StreamsBuilder builder = new StreamsBuilder();

    StreamsTopology(JobSpec spec) {
        this.spec = spec;
    }

    /** The topology, optimized as the properties say. */
    Topology build(Properties properties) {
        if (spec.scenario().payload() == Payload.AVRO_180) {
            avro();
        } else {
            json();
        }
        return builder.build(properties);
    }

    private void avro() {
        AvroSerde serde = new AvroSerde(spec.registry());
        KStream<byte[], GenericRecord> orders =
                builder.stream(spec.input(), Consumed.with(Serdes.ByteArray(), serde));
        avro(orders).to(spec.output(), Produced.with(Serdes.ByteArray(), serde));
    }

    private KStream<byte[], GenericRecord> avro(KStream<byte[], GenericRecord> orders) {
        return switch (spec.scenario().topology()) {
            case PASS -> orders;
            case FILTER -> orders.filter((key, order) -> AvroWork.isChosen(order));
            case PROJECT -> orders.mapValues(AvroWork::total);
            case ENRICH -> {
                Map<String, String> categories = Catalogue.categories();
                yield orders.mapValues(order -> AvroWork.enriched(order, categories));
            }
            case ROUTE, WINDOW ->
                    throw new IllegalArgumentException("not on Avro: " + spec.scenario());
        };
    }

    private void json() {
        KStream<byte[], Order> orders = orders();
        switch (spec.scenario().topology()) {
            case PASS -> write(orders, "out", orderClass());
            case FILTER -> write(orders.filter((key, order) -> isChosen(order)), "out", orderClass());
            case PROJECT ->
                    write(orders.mapValues(StreamsTopology::total), "out", OrderTotal.class);
            case ENRICH -> write(enriched(orders), "out", orderClass());
            case ROUTE -> route(orders);
            case WINDOW -> window(orders);
        }
    }

    private KStream<byte[], Order> orders() {
        return builder.stream(
                spec.input(),
                Consumed.with(Serdes.ByteArray(), new BeanSerde<Order>(orderClass()))
                        .withTimestampExtractor(
                                (record, latest) -> ((Order) record.value()).getTs()));
    }

    private Class<? extends Order> orderClass() {
        return spec.scenario().payload() == Payload.JSON_2K ? LargeOrder.class : Order.class;
    }

    private <V> void write(KStream<byte[], V> values, String output, Class<? extends V> bean) {
        values.to(
                spec.outputs().get(output),
                Produced.with(Serdes.ByteArray(), new BeanSerde<V>(bean)));
    }

    private static boolean isChosen(Order order) {
        return order.getAmount() > 100 && order.getUser().getCountry().equals("DE");
    }

    private static OrderTotal total(Order order) {
        OrderTotal total = new OrderTotal();
        total.setId(order.getId());
        total.setSku(order.getSku());
        total.setCurrency(order.getCurrency());
        total.setTotal(order.getAmount() * order.getQuantity());
        return total;
    }

    /** By a map in memory, as a global table would ask a store and read its bytes for each order. */
    private static KStream<byte[], Order> enriched(KStream<byte[], Order> orders) {
        Map<String, String> categories = Catalogue.categories();
        return orders.mapValues(
                order -> {
                    order.setCategory(categories.get(order.getSku()));
                    return order;
                });
    }

    private void route(KStream<byte[], Order> orders) {
        orders.split()
                .branch((key, order) -> order.getCurrency().equals("EUR"), branch("eur"))
                .branch((key, order) -> order.getCurrency().equals("USD"), branch("usd"))
                .defaultBranch(branch("other"));
    }

    private Branched<byte[], Order> branch(String output) {
        return Branched.withConsumer(branch -> write(branch, output, orderClass()));
    }

    private void window(KStream<byte[], Order> orders) {
        Serde<Windowed<Long>> keys =
                WindowedSerdes.timeWindowedSerdeFrom(Long.class, MINUTE.toMillis());
        orders.map((key, order) -> KeyValue.pair(order.getAccount(), order.getAmount()))
                .groupByKey(Grouped.with(Serdes.Long(), Serdes.Double()))
                .windowedBy(TimeWindows.ofSizeAndGrace(MINUTE, GRACE))
                .aggregate(
                        () -> Sums.NONE,
                        (account, amount, sums) -> sums.plus(amount),
                        Materialized.with(Serdes.Long(), Sums.serde()))
                .toStream()
                .mapValues(StreamsTopology::minute)
                .to(
                        spec.output(),
                        Produced.with(keys, new BeanSerde<AccountMinute>(AccountMinute.class)));
    }

    private static AccountMinute minute(Windowed<Long> key, Sums sums) {
        AccountMinute minute = new AccountMinute();
        minute.setAccount(key.key());
        minute.setWindowStart(key.window().start());
        minute.setWindowEnd(key.window().end());
        minute.setOrders(sums.orders());
        minute.setRevenue(sums.revenue());
        return minute;
    }
}
