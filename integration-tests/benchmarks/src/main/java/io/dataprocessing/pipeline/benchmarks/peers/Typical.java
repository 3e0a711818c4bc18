package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Peer;
import io.dataprocessing.pipeline.benchmarks.peer.RunningJob;
import io.dataprocessing.pipeline.benchmarks.peers.order.AccountMinute;
import io.dataprocessing.pipeline.benchmarks.peers.order.LargeOrder;
import io.dataprocessing.pipeline.benchmarks.peers.order.Order;
import io.dataprocessing.pipeline.benchmarks.peers.order.OrderTotal;
import io.dataprocessing.pipeline.benchmarks.scenario.Payload;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import io.dataprocessing.pipeline.benchmarks.scenario.Topology;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * A DataStream job as most are written: an {@code ObjectMapper} maps each record to a class with
 * all its fields, functions are lambdas over that class, an {@code ObjectMapper} writes it again.
 *
 * <p>What it follows: one {@code ObjectMapper} for each task, made in {@code open}; valid POJOs,
 * for which Flink has a serializer of its own; an incremental {@code AggregateFunction}, so that
 * windows hold sums and not records; lookups in a map that is made in {@code open}; no more
 * operators than the work has.
 *
 * <p>Avro is read and written with Confluent's own serializers, and generic records are between.
 *
 * <p>What it leaves out, as most do: object reuse, so that Flink copies records between chained
 * functions; a second class with only the fields that are read; settings of the producer. The
 * peer {@code typical-lz4} has the last: compression, linger and batch size.
 */
final class Typical implements Peer {

    private final Properties producer;

    Typical() {
        this(new Properties());
    }

    private Typical(Properties producer) {
        this.producer = producer;
    }

    /** The same job with a tuned producer. */
    static Typical withCompression() {
        return new Typical(KafkaEnds.tuned());
    }

    @Override
    public boolean runs(Scenario scenario) {
        return true;
    }

    @Override
    public RunningJob start(JobSpec spec) throws Exception {
        StreamExecutionEnvironment environment = FlinkEnvironment.of(spec);
        if (spec.scenario().payload() == Payload.AVRO_180) {
            new TypicalAvro(spec, producer).build(environment);
        } else {
            build(orders(environment, spec), spec);
        }
        return FlinkEnvironment.start(environment, spec);
    }

    private static DataStream<Order> orders(
            StreamExecutionEnvironment environment, JobSpec spec) {
        Class<? extends Order> type =
                spec.scenario().payload() == Payload.JSON_2K ? LargeOrder.class : Order.class;
        return environment.fromSource(
                KafkaEnds.<Order>source(spec)
                        .setValueOnlyDeserializer(new BeanReader<>(Order.class, type))
                        .build(),
                watermarks(spec),
                "orders");
    }

    private static WatermarkStrategy<Order> watermarks(JobSpec spec) {
        return spec.scenario().topology() == Topology.WINDOW
                ? WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(5))
                        .withTimestampAssigner((order, timestamp) -> order.getTs())
                : WatermarkStrategy.noWatermarks();
    }

    private void build(DataStream<Order> orders, JobSpec spec) {
        switch (spec.scenario().topology()) {
            case PASS -> write(orders, "out", spec);
            case FILTER ->
                    write(
                            orders.filter(
                                    order ->
                                            order.getAmount() > 100
                                                    && order.getUser().getCountry().equals("DE")),
                            "out",
                            spec);
            case PROJECT ->
                    write(orders.map(Typical::total).returns(OrderTotal.class), "out", spec);
            case ENRICH -> write(orders.map(new CategoryLookup()), "out", spec);
            case ROUTE -> route(orders, spec);
            case WINDOW -> write(byMinute(orders), "out", spec);
        }
    }

    private void route(DataStream<Order> orders, JobSpec spec) {
        write(orders.filter(order -> order.getCurrency().equals("EUR")), "eur", spec);
        write(orders.filter(order -> order.getCurrency().equals("USD")), "usd", spec);
        write(
                orders.filter(
                        order ->
                                !order.getCurrency().equals("EUR")
                                        && !order.getCurrency().equals("USD")),
                "other",
                spec);
    }

    private static DataStream<AccountMinute> byMinute(DataStream<Order> orders) {
        return orders.keyBy(Order::getAccount)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
                .aggregate(new OrderSums(), new AccountMinutes());
    }

    private <T> void write(DataStream<T> values, String output, JobSpec spec) {
        values.sinkTo(KafkaEnds.sink(spec, output, new BeanWriter<T>(), producer));
    }

    private static OrderTotal total(Order order) {
        OrderTotal total = new OrderTotal();
        total.setId(order.getId());
        total.setSku(order.getSku());
        total.setCurrency(order.getCurrency());
        total.setTotal(order.getAmount() * order.getQuantity());
        return total;
    }
}
