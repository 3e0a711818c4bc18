package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.AsyncProcessor;
import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A step of each kind, small enough to compute its results by hand. */
public final class TestSteps {

    /** When set, the next record that {@code total} sees fails the job, once. */
    static final AtomicBoolean FAIL_ONCE = new AtomicBoolean();

    private static final RowType TYPE =
            RowType.builder()
                    .field("sku", DataTypes.STRING)
                    .field("amount", DataTypes.LONG)
                    .build();
    private static final Schema<Row> ROWS = Schemas.rows(TYPE);

    private TestSteps() {}

    record None() {}

    private static Row row(String sku, long amount) {
        return Row.of(TYPE, sku, amount);
    }

    /** Sends odd amounts to the output {@code odd} and fails at negative ones. */
    public static final class Split implements ProcessorFactory<None> {

        private static final SideOutput<Row> ODD = new SideOutput<>("odd", ROWS);

        @Override
        public String type() {
            return "split";
        }

        @Override
        public String description() {
            return "Splits.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public StepSpec describe(None options, PlanContext context) {
            return ProcessorSpec.of(ROWS, ROWS, Splitting::new).sideOutput(ODD);
        }

        private static final class Splitting implements Processor<Row, Row> {

            private Output<Row> odd;

            @Override
            public void open(ProcessorContext context) {
                odd = context.sideOutput(ODD);
            }

            @Override
            public void process(Input<Row> input, Output<Row> output) {
                long amount = input.value().getLong(1);
                if (amount < 0) {
                    throw new IllegalArgumentException("amount is negative");
                }
                (amount % 2 == 1 ? odd : output).emit(input.value());
            }
        }
    }

    /** The running total of each sku. */
    public static final class Total implements ProcessorFactory<None> {

        private static final StateSpec<ValueState<Long>> TOTAL =
                StateSpec.value("total", Schemas.scalar(Long.class), Ttl.none());

        @Override
        public String type() {
            return "total";
        }

        @Override
        public String description() {
            return "Totals.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public StepSpec describe(None options, PlanContext context) {
            return ProcessorSpec.of(ROWS, ROWS, Totalling::new).keyBy("sku").state(TOTAL);
        }

        private static final class Totalling implements Processor<Row, Row> {

            private ValueState<Long> total;

            @Override
            public void open(ProcessorContext context) {
                total = context.state(TOTAL);
            }

            @Override
            public void process(Input<Row> input, Output<Row> output) {
                if (FAIL_ONCE.compareAndSet(true, false)) {
                    throw new IllegalStateException("planned");
                }
                long sum = total.get().orElse(0L) + input.value().getLong(1);
                total.set(sum);
                output.emit(row(input.key().getString(0), sum));
            }
        }
    }

    /** Doubles amounts on another thread; drops zeros. */
    public static final class Lookup implements ProcessorFactory<None> {

        @Override
        public String type() {
            return "lookup";
        }

        @Override
        public String description() {
            return "Looks up.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public StepSpec describe(None options, PlanContext context) {
            return AsyncProcessorSpec.of(
                    ROWS,
                    ROWS,
                    new AsyncProcessorSpec.Limits(
                            10, Duration.ofSeconds(30), true, 3, Duration.ofMillis(1)),
                    LookingUp::new);
        }

        private static final class LookingUp implements AsyncProcessor<Row, Row> {

            private int failures;

            @Override
            public CompletionStage<List<Row>> process(Row value) {
                long amount = value.getLong(1);
                if (value.getString(0).equals("broken")) {
                    return CompletableFuture.failedFuture(new IllegalStateException("unknown"));
                }
                if (failures++ % 10 == 0) {
                    return CompletableFuture.failedFuture(new IllegalStateException("try again"));
                }
                return CompletableFuture.supplyAsync(
                        () ->
                                amount == 0
                                        ? List.of()
                                        : List.of(row(value.getString(0), 2 * amount)));
            }
        }
    }

    /** How many records of both inputs each sku has had. */
    public static final class Match implements ProcessorFactory<None> {

        private static final StateSpec<ValueState<Long>> SEEN =
                StateSpec.value("seen", Schemas.scalar(Long.class), Ttl.none());

        @Override
        public String type() {
            return "match";
        }

        @Override
        public String description() {
            return "Matches.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public StepSpec describe(None options, PlanContext context) {
            return CoProcessorSpec.of(ROWS, ROWS, ROWS, Matching::new)
                    .keyBy(List.of("sku"), List.of("sku"))
                    .state(SEEN);
        }

        private static final class Matching implements CoProcessor<Row, Row, Row> {

            private ValueState<Long> seen;

            @Override
            public void open(ProcessorContext context) {
                seen = context.state(SEEN);
            }

            @Override
            public void processLeft(Input<Row> input, Output<Row> output) {
                count(input, output);
            }

            @Override
            public void processRight(Input<Row> input, Output<Row> output) {
                count(input, output);
            }

            private void count(Input<Row> input, Output<Row> output) {
                long count = seen.get().orElse(0L) + 1;
                seen.set(count);
                output.emit(row(input.value().getString(0), count));
            }
        }
    }

    /** Keeps the skus of the second input; each of its records says how many there are. */
    public static final class Rules implements ProcessorFactory<None> {

        private static final StateSpec<MapState<String, Long>> SKUS =
                StateSpec.map(
                        "skus",
                        Schemas.scalar(String.class),
                        Schemas.scalar(Long.class),
                        Ttl.none());

        @Override
        public String type() {
            return "rules";
        }

        @Override
        public String description() {
            return "Rules.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public StepSpec describe(None options, PlanContext context) {
            return BroadcastProcessorSpec.of(ROWS, ROWS, ROWS, List.of(SKUS), Ruling::new);
        }

        private static final class Ruling implements BroadcastProcessor<Row, Row, Row> {

            @Override
            public void process(Input<Row> input, ReadOnlyStates states, Output<Row> output) {
                boolean known = states.view(SKUS).contains(input.value().getString(0));
                output.emit(row(input.value().getString(0), known ? 1 : 0));
            }

            @Override
            public void processBroadcast(Input<Row> input, States states, Output<Row> output) {
                states.state(SKUS).put(input.value().getString(0), input.value().getLong(1));
                long size = 0;
                for (Object each : states.state(SKUS).entries()) {
                    size += each == null ? 0 : 1;
                }
                output.emit(row("rules", size));
            }
        }
    }

    /** The sum of each sku in each second. */
    public static final class Sum implements ProcessorFactory<None> {

        @Override
        public String type() {
            return "sum";
        }

        @Override
        public String description() {
            return "Sums.";
        }

        @Override
        public Class<None> optionsType() {
            return None.class;
        }

        @Override
        public StepSpec describe(None options, PlanContext context) {
            return WindowSpec.of(
                            ROWS,
                            Schemas.scalar(Long.class),
                            ROWS,
                            new Window.Tumbling(Duration.ofSeconds(1), Duration.ZERO),
                            LatePolicy.DEAD_LETTER,
                            Summing::new)
                    .keyBy(List.of("sku"));
        }

        private static final class Summing implements WindowAggregator<Row, Long, Row> {

            @Override
            public Long create() {
                return 0L;
            }

            @Override
            public Long add(Long accumulator, Row value, Instant timestamp) {
                return accumulator + value.getLong(1);
            }

            @Override
            public Long merge(Long left, Long right) {
                return left + right;
            }

            @Override
            public Row result(Row key, WindowBounds window, Long accumulator) {
                return row(key.getString(0) + "@" + window.start().getEpochSecond(), accumulator);
            }
        }
    }
}
