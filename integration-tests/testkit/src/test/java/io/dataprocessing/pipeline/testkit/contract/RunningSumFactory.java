package io.dataprocessing.pipeline.testkit.contract;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.util.concurrent.atomic.AtomicLong;

/** Emits the sum of each key so far; with {@code flaw} it breaks the contract in one way. */
public final class RunningSumFactory implements ProcessorFactory<RunningSumFactory.Options> {

    /** Kept between jobs, which no processor may do. */
    private static final AtomicLong SHARED = new AtomicLong();

    /** What is wrong with the processor. */
    enum Flaw {
        /** Nothing. */
        NONE,
        /** The sum is kept in a field, and lost when the job recovers. */
        FIELD,
        /** The sum is kept in a static field, and lives on when the step is opened again. */
        STATIC,
        /** Exceptions of later steps are swallowed. */
        SWALLOW
    }

    record Options(@Description("What is wrong with the processor.") @Default("none") Flaw flaw) {}

    record Amount(String key, long amount) {}

    @Override
    public String type() {
        return "running-sum";
    }

    @Override
    public String description() {
        return "Emits the sum of each key so far.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        StateSpec<ValueState<Long>> sum =
                StateSpec.value("sum", Schemas.scalar(Long.class), Ttl.none());
        return ProcessorSpec.of(
                        Schemas.of(Amount.class),
                        Schemas.of(Amount.class),
                        () -> new RunningSum(sum, options.flaw()))
                .keyBy("key")
                .state(sum);
    }

    private static final class RunningSum implements Processor<Amount, Amount> {

        private final StateSpec<ValueState<Long>> spec;
        private final Flaw flaw;
        private ValueState<Long> state;
        private long field;

        RunningSum(StateSpec<ValueState<Long>> spec, Flaw flaw) {
            this.spec = spec;
            this.flaw = flaw;
        }

        @Override
        public void open(ProcessorContext context) {
            state = context.state(spec);
        }

        @Override
        public void process(Input<Amount> input, Output<Amount> output) {
            Amount amount = input.value();
            if (amount.amount() < 0) {
                throw new IllegalArgumentException("amount is negative");
            }
            long sum = add(amount.amount());
            try {
                output.emit(new Amount(amount.key(), sum));
            } catch (RuntimeException e) {
                if (flaw != Flaw.SWALLOW) {
                    throw e;
                }
            }
        }

        private long add(long amount) {
            return switch (flaw) {
                case FIELD -> field += amount;
                case STATIC -> SHARED.addAndGet(amount);
                case NONE, SWALLOW -> {
                    state.set(state.get().orElse(0L) + amount);
                    yield state.get().orElseThrow();
                }
            };
        }
    }
}
