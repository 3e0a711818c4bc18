package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.TransientException;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.state.StateAccessException;
import io.dataprocessing.pipeline.core.watch.CallWatch;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * One parallel instance of a step, whatever its shape: counts and routes what happens in each call.
 * A function of Flink's makes it when it's opened, and runs each call into the processor through
 * it.
 */
final class StepScope {

    /** The key of steps that have none. */
    static final Row NO_KEY = Row.of(RowType.of());

    /** A call into a processor. */
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    private final StepDefinition definition;
    private final LoadedStep step;
    private final Counts counts;
    private final CallWatch watch;
    private final Outlet outlet;
    private final Cause cause = new Cause();
    private final StepTimers timers = new StepTimers();
    private final TaskClock clock = new TaskClock();
    private final FailureRouter failures;
    private final LongCounter in;

    /** Of steps that give one record or none for each; null for others. */
    private final LongCounter dropped;

    /** Whether the plugin's loader isn't the job's, which is the context loader of its tasks. */
    private final boolean isolated;

    private final StepContext context;

    StepScope(StepDefinition definition, LoadedStep step, StepTask task) {
        RuntimeContext runtime = task.runtime();
        StepSpec spec = step.spec();
        this.definition = definition;
        this.step = step;
        this.isolated = step.plugin() != runtime.getUserCodeClassLoader();
        this.watch = task.watch(definition, cause::words);
        this.outlet = Outlet.behind(step.plugin(), runtime.getUserCodeClassLoader(), watch);
        this.counts = new Counts(runtime, definition.name());
        this.in = counts.of(Counts.IN);
        this.failures =
                new FailureRouter(
                        definition.name(),
                        definition.type(),
                        definition.onError(),
                        outlet,
                        counts,
                        in::getLocalValuePrimitive);
        this.dropped =
                spec instanceof ProcessorSpec
                                && spec.declarations().key().isEmpty()
                                && !spec.declarations().timers()
                        ? counts.of(Counts.DROPPED)
                        : null;
        this.context = new StepContext(this, runtime);
    }

    StepDefinition definition() {
        return definition;
    }

    StepSpec spec() {
        return step.spec();
    }

    StepContext context() {
        return context;
    }

    StepTimers timers() {
        return timers;
    }

    TaskClock clock() {
        return clock;
    }

    Outlet outlet() {
        return outlet;
    }

    Counts counts() {
        return counts;
    }

    Cause cause() {
        return cause;
    }

    <I> EventInput<I> input(int index, Schema<I> schema) {
        return new EventInput<>(cause, definition.inputTypes().get(index), schema);
    }

    <O> Output<O> mainOutput(Schema<O> schema) {
        return EventOutput.main(cause, schema, outlet, counts);
    }

    <T> EventOutput<T> sideOutput(String name, Schema<T> schema) {
        return EventOutput.side(cause, name, schema, outlet, counts);
    }

    /** Makes an instance of the plugin. */
    <T> T make(Supplier<T> instance) {
        return PluginScope.call(step.plugin(), instance);
    }

    /** Opens the plugin; a failure names the step. */
    void open(Call call) {
        String what = "while it was opened";
        cause.words(what);
        try {
            run(call);
        } catch (Exception e) {
            watch.close();
            throw StepFailedException.during(definition.name(), definition.type(), what, e);
        }
    }

    /** Closes the plugin, whose calls are watched no more; a failure names the step. */
    void close(Call call) {
        String what = "while it was closed";
        cause.words(what);
        try {
            run(call);
        } catch (Exception e) {
            throw StepFailedException.during(definition.name(), definition.type(), what, e);
        } finally {
            watch.close();
        }
    }

    /** Watches no more calls. */
    void end() {
        watch.close();
    }

    /** Runs the call for an event; a failure follows the policy. */
    void forEvent(Event event, Row key, TimerService service, Collector<Event> out, Call call)
            throws Exception {
        in.add(1);
        forHeld(event, key, service, out, call);
    }

    /** Runs the call for an event that was counted when it came, as {@link #forEvent} does. */
    void forHeld(Event event, Row key, TimerService service, Collector<Event> out, Call call)
            throws Exception {
        begin(service, out);
        cause.record(event, key);
        try {
            run(call);
        } catch (TransientException e) {
            if (!triedAgain(event, call, e)) {
                return;
            }
        } catch (Throwable e) {
            failures.route(event, Failure.Stage.PROCESS, e);
            return;
        }
        outlet.check();
        if (dropped != null && outlet.emitted() == 0) {
            dropped.add(1);
        }
    }

    /** Runs the call for several events that were combined; a failure fails the job. */
    void forCombined(
            long count,
            Event event,
            Row key,
            TimerService service,
            Collector<Event> out,
            Call call) {
        in.add(count);
        forTimer(event.timestamp(), key, service, out, call);
    }

    /**
     * Tries a call again after an error that may pass, as long as nothing was emitted: what is out
     * can't be taken back, and would be emitted twice.
     *
     * @return whether it succeeded; otherwise the failure has followed the policy
     */
    private boolean triedAgain(Event event, Call call, TransientException first) throws Exception {
        Retry retry = definition.retry();
        Throwable error = first;
        int attempt = 1;
        while (error instanceof TransientException
                && retry.goesOnAfter(attempt)
                && outlet.emitted() == 0) {
            outlet.check();
            Thread.sleep(retry.waitAfter(attempt));
            attempt++;
            try {
                run(call);
                return true;
            } catch (Throwable e) {
                error = e;
            }
        }
        failures.route(event, Failure.Stage.PROCESS, error, attempt);
        return false;
    }

    /**
     * Runs the call for a broadcast event, which every instance gets: the first one counts it and
     * sends it to the dead letters, for all.
     */
    void forBroadcast(Event event, Collector<Event> out, Call call) throws Exception {
        boolean first = context.subtask() == 0;
        if (first) {
            in.add(1);
        }
        begin(null, out);
        cause.record(event, NO_KEY);
        try {
            run(call);
        } catch (Throwable e) {
            if (first || definition.onError().fails() || !RecordFailures.isOne(e)) {
                failures.route(event, Failure.Stage.PROCESS, e);
            }
            outlet.check();
            return;
        }
        outlet.check();
    }

    /** Runs the call for a timer; a failure fails the job. */
    void forTimer(long time, Row key, TimerService service, Collector<Event> out, Call call) {
        begin(service, out);
        cause.timer(time, key);
        try {
            run(call);
        } catch (StepFailedException e) {
            throw e;
        } catch (Exception e) {
            outlet.check();
            throw StepFailedException.during(
                    definition.name(),
                    definition.type(),
                    "in a timer of " + Instant.ofEpochMilli(time),
                    e);
        }
        outlet.check();
    }

    static Timer timer(long time, TimeDomain domain, Row key) {
        return new Timer(
                Instant.ofEpochMilli(time),
                switch (domain) {
                    case EVENT_TIME -> Timer.Domain.EVENT_TIME;
                    case PROCESSING_TIME -> Timer.Domain.PROCESSING_TIME;
                },
                key);
    }

    /**
     * Runs a call. One that was interrupted for its length has failed, whatever it threw, or if it
     * returned and emitted nothing: perhaps it just gave up, and nothing gets lost silently.
     */
    private void run(Call call) throws Exception {
        if (!isolated) {
            watched(call);
            return;
        }
        ClassLoader before = PluginScope.enter(step.plugin());
        try {
            watched(call);
        } finally {
            PluginScope.leave(before);
        }
    }

    private void watched(Call call) throws Exception {
        watch.enter();
        try {
            call.run();
        } catch (StepFailedException | StateAccessException e) {
            watch.leave();
            throw e;
        } catch (Exception e) {
            throw watch.leave() ? watch.overdue(e) : e;
        } catch (Throwable e) {
            watch.leave();
            throw e;
        }
        if (watch.leave() && outlet.emitted() == 0) {
            throw watch.overdue();
        }
    }

    private void begin(TimerService service, Collector<Event> out) {
        timers.use(service);
        clock.follow(service);
        outlet.begin(out);
    }
}
