package acme.first;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.time.Instant;

/** Keyed, with all kinds of state, a timer, a side output and metrics; typed by records. */
public final class Totals implements ProcessorFactory<Totals.Options> {

    public record Options(
            @Description("How long after the first order the sum is given.") Duration after,
            @Description("Amounts above it go aside.") @Default("100") @Range(min = 1) long limit) {}

    public record Order(String sku, long amount) {}

    public record Total(String sku, long sum, int orders) {}

    @Override
    public String type() {
        return "first-totals";
    }

    @Override
    public String description() {
        return "Sums orders up to some time after the first.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        Schema<Order> orders = Schemas.of(Order.class);
        StateSpec<ValueState<Long>> sum =
                StateSpec.value("sum", Schemas.scalar(Long.class), Ttl.of(Duration.ofDays(1)));
        StateSpec<ListState<Order>> seen = StateSpec.list("seen", orders, Ttl.none());
        StateSpec<MapState<Long, Long>> amounts =
                StateSpec.map(
                        "amounts",
                        Schemas.scalar(Long.class),
                        Schemas.scalar(Long.class),
                        Ttl.none());
        SideOutput<Order> large = new SideOutput<>("large", orders);
        return ProcessorSpec.of(
                        orders,
                        Schemas.of(Total.class),
                        () -> new Summing(options, sum, seen, amounts, large))
                .keyBy("sku")
                .state(sum)
                .state(seen)
                .state(amounts)
                .sideOutput(large)
                .timers();
    }

    private static final class Summing implements Processor<Order, Total> {

        private final Options options;
        private final StateSpec<ValueState<Long>> sumSpec;
        private final StateSpec<ListState<Order>> seenSpec;
        private final StateSpec<MapState<Long, Long>> amountsSpec;
        private final SideOutput<Order> largeSpec;
        private ValueState<Long> sum;
        private ListState<Order> seen;
        private MapState<Long, Long> amounts;
        private Output<Order> large;
        private Metrics.Counter counter;
        private ProcessorContext context;

        Summing(
                Options options,
                StateSpec<ValueState<Long>> sumSpec,
                StateSpec<ListState<Order>> seenSpec,
                StateSpec<MapState<Long, Long>> amountsSpec,
                SideOutput<Order> largeSpec) {
            this.options = options;
            this.sumSpec = sumSpec;
            this.seenSpec = seenSpec;
            this.amountsSpec = amountsSpec;
            this.largeSpec = largeSpec;
        }

        @Override
        public void open(ProcessorContext opened) {
            context = opened;
            sum = opened.state(sumSpec);
            seen = opened.state(seenSpec);
            amounts = opened.state(amountsSpec);
            large = opened.sideOutput(largeSpec);
            counter = opened.metrics().counter("orders");
            opened.metrics().gauge("subtask", opened::subtask);
        }

        @Override
        public void process(Input<Order> input, Output<Total> output) {
            Order order = input.value();
            counter.increment();
            if (order.amount() > options.limit()) {
                large.emit(order);
                return;
            }
            if (sum.get().isEmpty()) {
                context.timers()
                        .registerEventTime(input.timestamp().orElseThrow().plus(options.after()));
            }
            sum.set(sum.get().orElse(0L) + order.amount());
            seen.add(order);
            amounts.put(order.amount(), amounts.get(order.amount()).orElse(0L) + 1);
        }

        @Override
        public void onTimer(Timer timer, Output<Total> output) {
            Instant at = timer.time();
            String sku = timer.key().getString(0);
            output.emit(
                    Emission.of(new Total(sku, sum.get().orElse(0L), seen.get().size()))
                            .withTimestamp(at));
        }
    }
}
