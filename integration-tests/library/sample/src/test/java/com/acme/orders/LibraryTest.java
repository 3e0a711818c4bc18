package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The jobs of this program, each run in this JVM. */
final class LibraryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Catalog catalog = Catalog.load(getClass().getClassLoader());
    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(1);

    private static Order order(String id, String customer, double amount, int second) {
        return new Order(id, customer, amount, NOON.plusSeconds(second));
    }

    private DataStream<Order> orders(Order... orders) {
        return environment
                .fromData(Order.class, orders)
                .uid("generated")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Order>forMonotonousTimestamps()
                                .withTimestampAssigner(
                                        (order, before) -> order.at().toEpochMilli()))
                .uid("timed");
    }

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        List<T> values = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(values::add);
        }
        return values;
    }

    @Test
    void thePipelineReadsTheProgramsStreamAndGivesObjectsBack() throws Exception {
        RevenueJob.Streams streams =
                new RevenueJob(catalog)
                        .addTo(
                                environment,
                                orders(
                                        order("1", "ann", 10, 0),
                                        order("2", "bob", 5000, 1),
                                        order("3", "ann", 20, 2),
                                        order("4", "ann", 7, 70)));

        assertThat(all(streams.revenue()))
                .containsExactly(
                        new Revenue("ann", NOON, 30), new Revenue("ann", NOON.plusSeconds(60), 7));
    }

    @Test
    void aSideOutputIsAStreamToo() throws Exception {
        Order large = order("2", "bob", 5000, 1);
        RevenueJob.Streams streams =
                new RevenueJob(catalog)
                        .addTo(environment, orders(order("1", "ann", 10, 0), large));

        assertThat(all(streams.large())).containsExactly(large);
    }

    @Test
    void deadLettersAreAStreamToo() throws Exception {
        Order wrong = new Order("1", "ann", 10, Instant.EPOCH);
        RevenueJob.Streams streams = new RevenueJob(catalog).addTo(environment, orders(wrong));

        List<String> letters = new ArrayList<>();
        all(streams.deadLetters())
                .forEach(
                        letter ->
                                letters.add(
                                        new String(
                                                letter.raw().orElseThrow().value(),
                                                StandardCharsets.UTF_8)));
        assertThat(letters).singleElement().asString().contains("\"order_id\":\"1\"");
    }

    @Test
    void aPipelineFileStandsBetweenTwoStreams() throws Exception {
        Order large = order("2", "bob", 5000, 1);
        DataStream<Order> out =
                new LargeOrdersJob(catalog)
                        .addTo(environment, orders(order("1", "ann", 10, 0), large));

        assertThat(all(out)).containsExactly(large);
    }

    @Test
    void aProcessorWithAKeyIsAFunction() throws Exception {
        Order first = order("1", "ann", 10, 0);
        Order other = order("2", "bob", 20, 1);

        assertThat(
                        all(
                                new FirstOrders(catalog)
                                        .once(orders(first, other, order("1", "ann", 10, 2)))))
                .containsExactly(first, other);
    }

    @Test
    void aProcessorWithoutAKeyIsAFunction() throws Exception {
        Order bobs = order("2", "bob", 20, 1);

        assertThat(
                        all(
                                new FirstOrders(catalog)
                                        .of("bob", orders(order("1", "ann", 10, 0), bobs))))
                .containsExactly(bobs);
    }

    @Test
    void formatsServeFlinksConnectors() {
        OrderFormats formats = new OrderFormats(catalog);

        assertThat(formats.source("localhost:9092", "orders").getProducedType().getTypeClass())
                .isEqualTo(Order.class);
        assertThat(formats.sink("localhost:9092", "orders")).isNotNull();
    }
}
