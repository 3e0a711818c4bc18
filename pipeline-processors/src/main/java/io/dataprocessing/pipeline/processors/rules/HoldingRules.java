package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.BroadcastProcessor;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.Timer;
import io.dataprocessing.pipeline.api.Timers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.MapView;
import io.dataprocessing.pipeline.processors.rules.DynamicRulesOptions.Unmatched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tests each event against the rules that have come so far, and lets events wait while there are
 * none. What waits is looked at again with the next event of its key, every second, and when the
 * input ends.
 */
final class HoldingRules implements BroadcastProcessor<Row, Row, Row> {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Instant END_OF_INPUT = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final RulesPlan plan;
    private final RuleSet rules;
    private final RuleMatching matching;
    private final RowType heldType;
    private final boolean hasUnmatched;
    private Optional<Output<Row>> unmatched = Optional.empty();
    private ListState<Row> held;
    private Timers timers;
    private Clock clock;
    private Metrics.Counter unmatchedEvents;
    private Metrics.Counter heldEvents;

    HoldingRules(DynamicRulesOptions options, RulesPlan plan) {
        this.plan = plan;
        this.rules = new RuleSet(plan, options.maxRules());
        this.matching = new RuleMatching(options, plan);
        this.heldType = plan.held().value().rowType();
        this.hasUnmatched = options.unmatched() == Unmatched.OUTPUT;
    }

    @Override
    public void open(ProcessorContext context) {
        if (hasUnmatched) {
            unmatched = Optional.of(context.sideOutput(plan.unmatched()));
        }
        held = context.state(plan.held());
        timers = context.timers();
        clock = context.clock();
        unmatchedEvents = context.metrics().counter("unmatched");
        heldEvents = context.metrics().counter("held");
        context.metrics().gauge("rules", rules::size);
    }

    @Override
    public void process(Input<Row> input, ReadOnlyStates states, Output<Row> output) {
        MapView<String, Row> state = states.view(plan.rules());
        rules.load(state);
        boolean nobodyWaits = letGo(!state.isEmpty(), output);
        HeldEvent event = HeldEvent.of(input, heldType);
        if (nobodyWaits && !state.isEmpty()) {
            emit(event, matching.results(event.event(), rules.ordered()), output);
            return;
        }
        heldEvents.increment();
        held.add(event.row());
        if (nobodyWaits) {
            timers.registerProcessingTime(clock.instant().plus(LOOK));
            timers.registerEventTime(END_OF_INPUT);
        }
    }

    @Override
    public void onTimer(Timer timer, ReadOnlyStates states, Output<Row> output) {
        MapView<String, Row> state = states.view(plan.rules());
        rules.load(state);
        boolean ends = timer.domain() == Timer.Domain.EVENT_TIME;
        if (letGo(ends || !state.isEmpty(), output)) {
            timers.deleteEventTime(END_OF_INPUT);
        } else if (ends) {
            matching.results(new HeldEvent(held.get().get(0)).event(), rules.ordered());
        } else {
            timers.registerProcessingTime(clock.instant().plus(LOOK));
        }
    }

    /** Lets events go that wait, if they may; whether none is left. */
    private boolean letGo(boolean may, Output<Row> output) {
        List<Row> waiting = held.get();
        int released = may ? release(waiting, output) : 0;
        if (released > 0) {
            held.set(waiting.subList(released, waiting.size()));
        }
        return released == waiting.size();
    }

    /**
     * Lets events go that wait, up to the first that the rules have no result for: nobody would see
     * to its error here, so it waits until they are corrected.
     */
    private int release(List<Row> waiting, Output<Row> output) {
        int released = 0;
        try {
            for (Row each : waiting) {
                HeldEvent event = new HeldEvent(each);
                emit(event, matching.results(event.event(), rules.ordered()), output);
                released++;
            }
        } catch (EvaluationException e) {
            return released;
        }
        return released;
    }

    private void emit(HeldEvent event, List<Row> results, Output<Row> output) {
        for (Row result : results) {
            output.emit(event.carrying(result));
        }
        if (results.isEmpty()) {
            unmatchedEvents.increment();
            unmatched.ifPresent(side -> side.emit(event.carrying(event.event())));
        }
    }

    @Override
    public void processBroadcast(Input<Row> input, States states, Output<Row> output) {
        rules.load(states.state(plan.rules()));
        rules.take(input.value(), states.state(plan.rules()));
    }
}
