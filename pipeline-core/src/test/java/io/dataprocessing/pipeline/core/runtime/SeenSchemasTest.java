package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import io.dataprocessing.pipeline.core.plugin.SeenSchemas;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas that were seen survive the machine that saw them. */
class SeenSchemasTest {

    private static final String REGISTRY = "http://registry:8081";

    @ParameterizedTest(name = "written in one operator with others: {0}, read so: {1}")
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void areHandedToTheFormatsOfTheMachineThatGoesOn(boolean writtenFused, boolean readFused)
            throws Exception {
        OperatorSubtaskState state;
        ClassLoader first = loader();
        try (OneInputStreamOperatorTestHarness<Event, Event> harness =
                harness(first, writtenFused)) {
            harness.open();
            SeenSchemas seen = PluginRuntime.of(TaskCode.of(first)).schemas();
            seen.remember(REGISTRY, 7, "seven");
            seen.remember(REGISTRY, 2, "two");
            seen.remember("http://another", 7, "of another");
            state = harness.snapshot(1, 1);
        }
        ClassLoader second = loader();
        try (OneInputStreamOperatorTestHarness<Event, Event> harness = harness(second, readFused)) {
            harness.initializeState(state);
            harness.open();

            SeenSchemas seen = PluginRuntime.of(TaskCode.of(second)).schemas();
            assertThat(seen.of(REGISTRY))
                    .isEqualTo(
                            List.of(
                                    new SeenSchemas.Seen(REGISTRY, 2, "two"),
                                    new SeenSchemas.Seen(REGISTRY, 7, "seven")));
            assertThat(seen.find("http://another", 7)).isEmpty();
        }
    }

    private static OneInputStreamOperatorTestHarness<Event, Event> harness(
            ClassLoader loader, boolean fused) throws Exception {
        MockEnvironment environment =
                new MockEnvironmentBuilder().setUserCodeClassLoader(loader).build();
        SourceErrorFunction source =
                new SourceErrorFunction(
                        "orders",
                        OnError.FAIL,
                        Set.of(REGISTRY),
                        ReplayEntry.withoutDeadLetters("shop", "orders"));
        OneInputStreamOperatorTestHarness<Event, Event> harness =
                new OneInputStreamOperatorTestHarness<>(
                        fused ? fused(source) : new ProcessOperator<>(source), environment);
        harness.setup(StepHarness.serializer(Orders.TYPE));
        return harness;
    }

    private static FusedOperator fused(SourceErrorFunction source) {
        FusedOperator operator = new FusedOperator();
        operator.release(operator.add(source));
        return operator;
    }

    /** Stands for the user code of a job on one machine. */
    private static ClassLoader loader() {
        return new URLClassLoader(new URL[0], SeenSchemasTest.class.getClassLoader());
    }
}
