package io.dataprocessing.pipeline.suite.broker;

import java.time.Duration;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the broker of this JVM as a {@link TestBroker} or {@link KafkaProbe} parameter.
 *
 * <p>There is one broker, started by the first test class that asks and stopped after the last;
 * tests keep apart by topics of their own ({@link KafkaProbe#createTopic}). It says on standard
 * output which kind runs. Where {@link BrokerKind#TESTCONTAINERS} is chosen and no engine answers,
 * the tests are skipped with the reason; with {@value #REQUIRED_VARIABLE}={@code required} in the
 * environment they fail, so that a machine that ought to have an engine can't skip in silence.
 */
public final class BrokerExtension implements ExecutionCondition, ParameterResolver {

    private static final String REQUIRED_VARIABLE = "PIPELINE_TESTCONTAINERS";
    private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (BrokerKind.chosen() != BrokerKind.TESTCONTAINERS
                || context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("its broker can be started");
        }
        return ContainerBroker.obstacle()
                .map(obstacle -> skipOrFail(context.getDisplayName(), obstacle))
                .orElseGet(() -> ConditionEvaluationResult.enabled("an engine answers"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestBroker.class || type == KafkaProbe.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SharedBroker shared = broker(context);
        return parameter.getParameter().getType() == TestBroker.class
                ? shared.broker()
                : shared.probe();
    }

    private static SharedBroker broker(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        SharedBroker.class,
                        key -> SharedBroker.start(BrokerKind.chosen()),
                        SharedBroker.class);
    }

    private static ConditionEvaluationResult skipOrFail(String test, String obstacle) {
        String reason =
                "the broker kind '%s' is not available: %s"
                        .formatted(BrokerKind.TESTCONTAINERS, obstacle);
        if ("required".equals(System.getenv(REQUIRED_VARIABLE))) {
            throw new IllegalStateException(reason);
        }
        System.out.println("[broker] skipped " + test + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** JUnit closes what is in its store at the end of the run. */
    private record SharedBroker(TestBroker broker, KafkaProbe probe) implements AutoCloseable {

        static SharedBroker start(BrokerKind kind) {
            long started = System.nanoTime();
            TestBroker broker = TestBroker.start(kind);
            KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
            System.out.printf(
                    "[broker] %s: %s, at %s, metadata version %s, started in %.1f s%n",
                    kind,
                    broker.description(),
                    broker.bootstrapServers(),
                    probe.metadataVersion(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
            return new SharedBroker(broker, probe);
        }

        @Override
        public void close() {
            probe.close();
            broker.close();
        }
    }
}
