package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.AsyncProcessorSpec.Limits;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.runtime.AsyncOutcomeFunction;
import io.dataprocessing.pipeline.core.runtime.AsyncRetries;
import io.dataprocessing.pipeline.core.runtime.AsyncStepFunction;
import io.dataprocessing.pipeline.core.runtime.CountFunction;
import io.dataprocessing.pipeline.core.runtime.Retry;
import io.dataprocessing.pipeline.core.runtime.StepDefinition;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Builds steps with an {@link io.dataprocessing.pipeline.api.AsyncProcessor}: an operator that
 * counts, the one that does the work, and one that applies the error policy.
 */
final class AsyncTranslator implements StepTranslator {

    @Override
    public void translate(StepPlan step, Assembly assembly) {
        StepDefinition definition = assembly.definition(step);
        Limits limits = assembly.spec(step, AsyncProcessorSpec.class).limits();
        Retry retry = retry(step, limits);
        EventTypeInfo inputType = new EventTypeInfo(definition.inputTypes().get(0));
        SingleOutputStreamOperator<Event> counted =
                assembly.settle(
                        assembly.input(step.name(), step.inputs().get(0))
                                .map(new CountFunction(step.name()), inputType),
                        step.name() + "-in",
                        step.parallelism());
        SingleOutputStreamOperator<Event> worked =
                work(counted, definition, limits, retry).returns(Assembly.mainType(step));
        assembly.settle(worked, step.name(), step.parallelism());
        SingleOutputStreamOperator<Event> sorted =
                worked.process(
                        new AsyncOutcomeFunction(definition, retry.attempts()),
                        Assembly.mainType(step));
        assembly.settle(sorted, step.name() + "-errors", step.parallelism());
        assembly.collectDeadLetters(sorted, step.onError());
        assembly.streams().put(OutputRef.main(step.name()), sorted);
    }

    /** What the file says, or else the processor; it's the timeout that ends its attempts. */
    private static Retry retry(StepPlan step, Limits limits) {
        return step.retry()
                .map(Assembly::retry)
                .orElseGet(() -> new Retry(limits.attempts(), limits.backoff(), limits.timeout()));
    }

    private static SingleOutputStreamOperator<Event> work(
            DataStream<Event> input, StepDefinition definition, Limits limits, Retry retry) {
        AsyncStepFunction function = new AsyncStepFunction(definition);
        long timeout = limits.timeout().toMillis();
        AsyncRetries retries = new AsyncRetries(retry);
        return limits.ordered()
                ? AsyncDataStream.orderedWaitWithRetry(
                        input, function, timeout, TimeUnit.MILLISECONDS, limits.capacity(), retries)
                : AsyncDataStream.unorderedWaitWithRetry(
                        input,
                        function,
                        timeout,
                        TimeUnit.MILLISECONDS,
                        limits.capacity(),
                        retries);
    }
}
