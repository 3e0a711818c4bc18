package io.dataprocessing.pipeline.testkit.contract;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.BroadcastProcessorSpec;
import io.dataprocessing.pipeline.api.EventTimeUse;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.window.WindowMerging;
import io.dataprocessing.pipeline.testkit.CoProcessorHarness;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.StepSnapshot;
import io.dataprocessing.pipeline.testkit.TestTable;
import io.dataprocessing.pipeline.testkit.WindowHarness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs one case in all the ways that the contract asks for. */
final class CaseRun {

    /** What a step behind the one under test throws. */
    private static final class FailureBehind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailureBehind() {
            super("a later step failed", null, false, false);
        }
    }

    private final ContractCase contractCase;

    CaseRun(ContractCase contractCase) {
        this.contractCase = contractCase;
    }

    private boolean isOrdered() {
        return order(description().get()).isPresent();
    }

    private static Optional<EventTimeUse.Ordered> order(StepSpec spec) {
        return Optional.of(spec.declarations().time())
                .filter(EventTimeUse.Ordered.class::isInstance)
                .map(EventTimeUse.Ordered.class::cast);
    }

    void plain() throws Exception {
        try (StepHarness harness = StepHarness.start(description())) {
            happen(harness);
            verify(harness.emitted());
        }
    }

    void restored() throws Exception {
        for (int position = 0; position <= contractCase.events().size(); position++) {
            runRestoring(List.of(position));
        }
        runRestoring(IntStream.rangeClosed(0, contractCase.events().size()).boxed().toList());
    }

    private void runRestoring(List<Integer> positions) throws Exception {
        try (StepHarness harness = StepHarness.start(description())) {
            for (int i = 0; i <= contractCase.events().size(); i++) {
                if (positions.contains(i)) {
                    harness.restore();
                }
                if (i < contractCase.events().size()) {
                    happen(harness, i);
                }
            }
            verify(harness.emitted());
        } catch (AssertionError e) {
            throw new AssertionError(
                    "restored before event " + positions + ": " + e.getMessage(), e);
        }
    }

    void reopened() throws Exception {
        StepHarness.start(description()).close();
        plain();
        plain();
    }

    /** At each event the first emission fails, then the job goes back and the event comes again. */
    void failed() throws Exception {
        try (StepHarness harness = StepHarness.start(description())) {
            for (int position = 0; position < contractCase.events().size(); position++) {
                int at = position;
                StepSnapshot before = harness.snapshot();
                int emitted = harness.emitted().size();
                happen(harness, at);
                boolean emits = harness.emitted().size() > emitted;
                if (emits && !(contractCase.events().get(at) instanceof ContractCase.Event.Fails)) {
                    harness.restore(before);
                    harness.failNextEmission(new FailureBehind());
                    Expect.that(
                            Expect.thrownBy(() -> happen(harness, at)).orElse(null)
                                    instanceof FailureBehind,
                            "an exception of a later step must pass through the processor");
                    harness.restore(before);
                    happen(harness, at);
                }
            }
            verify(harness.emitted());
        }
    }

    void isolated() throws Exception {
        try (IsolatedFactory isolated = IsolatedFactory.of(contractCase.factory())) {
            isolated.call(
                    () -> {
                        try (StepHarness harness = StepHarness.start(description(isolated.get()))) {
                            happen(harness);
                            verify(harness.emitted());
                        }
                    });
        }
    }

    void combined() throws Exception {
        if (description().get() instanceof WindowSpec<?, ?, ?> windows && combines(windows)) {
            try (StepHarness harness =
                    WindowHarness.startCombining(() -> (WindowSpec<?, ?, ?>) description().get())) {
                happen(harness);
                verify(harness.emitted());
            }
        }
    }

    /** Where a merge may fail, the record that is to blame can't be told any more. */
    private boolean combines(WindowSpec<?, ?, ?> windows) {
        return windows.merging() != WindowMerging.MAY_FAIL
                || contractCase.events().stream()
                        .noneMatch(ContractCase.Event.Fails.class::isInstance);
    }

    void describedAlike() {
        Expect.equal("description", facts(description().get()), facts(description().get()));
    }

    /** What two descriptions of one step must have in common. */
    private static List<Object> facts(StepSpec spec) {
        List<Object> facts = new ArrayList<>();
        facts.add(spec.inputTypes());
        facts.add(spec.outputType());
        facts.add(spec.declarations().key());
        facts.add(spec.declarations().timers());
        facts.add(spec.declarations().reads());
        facts.add(spec.declarations().time());
        List<StateSpec<?>> states = new ArrayList<>(spec.declarations().states());
        if (spec instanceof BroadcastProcessorSpec<?, ?, ?> broadcast) {
            states.addAll(broadcast.broadcastStates());
        }
        for (StateSpec<?> state : states) {
            facts.add(List.of(state.name(), state.kind(), state.value().rowType(), state.ttl()));
            facts.add(state.key().map(key -> key.rowType()));
        }
        for (SideOutput<?> output : spec.declarations().sideOutputs()) {
            facts.add(List.of(output.name(), output.schema().rowType()));
        }
        if (spec instanceof AsyncProcessorSpec<?, ?> async) {
            facts.add(async.limits());
        }
        if (spec instanceof WindowSpec<?, ?, ?> windows) {
            facts.add(windows.window());
            facts.add(windows.lateness());
            facts.add(windows.late());
            facts.add(windows.accumulator().rowType());
        }
        return facts;
    }

    private void happen(StepHarness harness) throws Exception {
        for (int position = 0; position < contractCase.events().size(); position++) {
            happen(harness, position);
        }
    }

    private void happen(StepHarness harness, int position) throws Exception {
        ContractCase.Event event = contractCase.events().get(position);
        if (event instanceof ContractCase.Event.Comes comes) {
            harness.process(comes.input(), comes.record());
        } else if (event instanceof ContractCase.Event.Watermark watermark) {
            advance(harness, watermark.to(), failingAt(position));
        } else if (event instanceof ContractCase.Event.Clock clock) {
            harness.advanceClock(clock.by());
        } else if (event instanceof ContractCase.Event.Fails fails) {
            fail(harness, fails);
        }
    }

    private void fail(StepHarness harness, ContractCase.Event.Fails fails) throws Exception {
        if (isOrdered()) {
            harness.process(fails.input(), fails.record());
            return;
        }
        Expect.failure(
                "record that can't be handled: " + fails.record().value(),
                Expect.thrownBy(() -> harness.process(fails.input(), fails.record())),
                List.of(fails.message()));
    }

    /** Moves event time, on which a step with an order throws at what it can't handle. */
    private static void advance(StepHarness harness, Instant to, List<String> failing)
            throws Exception {
        if (failing.isEmpty()) {
            harness.advanceWatermark(to);
            return;
        }
        Optional<Throwable> thrown = Expect.thrownBy(() -> harness.advanceWatermark(to));
        if (thrown.orElse(null) instanceof FailureBehind behind) {
            throw behind;
        }
        Expect.failure(
                "record that can't be handled, when the watermark is " + to, thrown, failing);
    }

    /** The messages of records that wait for this watermark and can't be handled. */
    private List<String> failingAt(int position) {
        List<ContractCase.Event> events = contractCase.events();
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < position; i++) {
            if (events.get(i) instanceof ContractCase.Event.Fails fails
                    && firstWatermarkFor(i, fails) == position) {
                messages.add(fails.message());
            }
        }
        return messages.isEmpty() || isOrdered() ? messages : List.of();
    }

    private int firstWatermarkFor(int position, ContractCase.Event.Fails fails) {
        List<ContractCase.Event> events = contractCase.events();
        Instant time = fails.record().timestamp().orElseThrow();
        for (int i = position; i < events.size(); i++) {
            if (events.get(i) instanceof ContractCase.Event.Watermark watermark
                    && !time.isAfter(watermark.to())) {
                return i;
            }
        }
        return events.size();
    }

    /** Compares each output with what is expected of it, in order. */
    private void verify(List<Emitted> emitted) {
        Map<String, RowType> types = types(description().get());
        List<ContractCase.Expected> expected =
                contractCase.expected(
                        output -> {
                            Expect.that(
                                    types.containsKey(output),
                                    "the step has no output '%s', but: %s"
                                            .formatted(output, types.keySet()));
                            return types.get(output);
                        });
        Expect.equal("what comes out", byOutput(emitted), expectedByOutput(expected));
    }

    private static Map<String, List<String>> byOutput(List<Emitted> emitted) {
        return emitted.stream()
                .collect(
                        Collectors.groupingBy(
                                Emitted::output,
                                TreeMap::new,
                                Collectors.mapping(
                                        row -> row.value().toString(), Collectors.toList())));
    }

    private static Map<String, List<String>> expectedByOutput(
            List<ContractCase.Expected> expected) {
        return expected.stream()
                .collect(
                        Collectors.groupingBy(
                                ContractCase.Expected::output,
                                TreeMap::new,
                                Collectors.mapping(
                                        row -> row.value().toString(), Collectors.toList())));
    }

    private Map<String, RowType> types(StepSpec spec) {
        Map<String, RowType> types = new HashMap<>();
        spec.outputType().ifPresent(type -> types.put(Emitted.MAIN, type));
        spec.declarations()
                .sideOutputs()
                .forEach(output -> types.put(output.name(), output.schema().rowType()));
        if (order(spec).isPresent()) {
            RowType[] inputs = contractCase.inputs();
            types.put(WindowHarness.LATE, inputs[0]);
            types.put(CoProcessorHarness.LATE_LEFT, inputs[0]);
            types.put(CoProcessorHarness.LATE_RIGHT, inputs[inputs.length - 1]);
            types.put(WindowHarness.DEAD_LETTERS, inputs[0]);
        }
        if (spec instanceof WindowSpec<?, ?, ?> windows) {
            types.put(WindowHarness.LATE, windows.input().rowType());
            types.put(WindowHarness.DEAD_LETTERS, windows.input().rowType());
        }
        return types;
    }

    private Supplier<StepSpec> description() {
        return description(contractCase.factory());
    }

    private Supplier<StepSpec> description(ProcessorFactory<?> factory) {
        FactoryDescription description =
                FactoryDescription.of(factory, contractCase.options(), contractCase.inputs());
        for (Map.Entry<String, TestTable> table : contractCase.tables().entrySet()) {
            description = description.withTable(table.getKey(), table.getValue());
        }
        return description;
    }
}
