package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A processor that uses all there is: state of each kind, timers of both clocks, a side output. */
final class Orders implements Processor<Orders.Order, Orders.Total> {

    record Order(String sku, long amount, List<String> tags) {}

    record Total(String sku, long orders, long amount) {}

    static final Schema<Order> ORDER = Schemas.of(Order.class);
    static final Schema<Total> TOTAL = Schemas.of(Total.class);
    static final StateSpec<ValueState<Long>> SUM =
            StateSpec.value("sum", Schemas.scalar(Long.class), Ttl.of(Duration.ofHours(1)));
    static final StateSpec<ListState<Order>> ORDERS = StateSpec.list("orders", ORDER, Ttl.none());
    static final StateSpec<MapState<String, Long>> TAGS =
            StateSpec.map(
                    "tags", Schemas.scalar(String.class), Schemas.scalar(Long.class), Ttl.none());
    static final SideOutput<Order> REFUSED = new SideOutput<>("refused", ORDER);

    private ValueState<Long> sum;
    private ListState<Order> orders;
    private MapState<String, Long> tags;
    private ProcessorContext context;
    private Output<Order> refused;
    private Metrics.Counter seen;

    static ProcessorSpec<Order, Total> spec() {
        return ProcessorSpec.of(ORDER, TOTAL, Orders::new)
                .keyBy("sku")
                .state(SUM)
                .state(ORDERS)
                .state(TAGS)
                .timers()
                .sideOutput(REFUSED);
    }

    @Override
    public void open(ProcessorContext context) {
        this.context = context;
        sum = context.state(SUM);
        orders = context.state(ORDERS);
        tags = context.state(TAGS);
        refused = context.sideOutput(REFUSED);
        seen = context.metrics().counter("seen");
    }

    @Override
    public void process(Input<Order> input, Output<Total> output) {
        seen.increment();
        Order order = input.value();
        if (order.amount() < 0) {
            throw new IllegalArgumentException("amount is negative");
        }
        if (order.amount() == 0) {
            refused.emit(order);
            return;
        }
        sum.set(sum.get().orElse(0L) + order.amount());
        orders.add(order);
        order.tags().forEach(tag -> tags.put(tag, tags.get(tag).orElse(0L) + 1));
        Instant time = input.timestamp().orElseThrow();
        context.timers().registerEventTime(time.plusSeconds(10));
        context.timers().registerProcessingTime(context.clock().instant().plusSeconds(60));
    }

    @Override
    public void onTimer(Timer timer, Output<Total> output) {
        if (timer.domain() == Timer.Domain.PROCESSING_TIME) {
            orders.clear();
            return;
        }
        output.emit(
                new Total(timer.key().getString(0), orders.get().size(), sum.get().orElse(-1L)));
    }
}
