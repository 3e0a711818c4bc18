package io.dataprocessing.pipeline.suite.broker;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
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
public final class BrokerExtension implements BeforeAllCallback, ParameterResolver {

    private static final String REQUIRED_VARIABLE = "PIPELINE_TESTCONTAINERS";
    private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        BrokerKind kind = BrokerKind.chosen();
        if (kind == BrokerKind.TESTCONTAINERS) {
            ContainerBroker.obstacle().ifPresent(obstacle -> skipOrFail(context, obstacle));
        }
        broker(context);
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

    private static void skipOrFail(ExtensionContext context, String obstacle) {
        String message =
                "%s: the broker kind '%s' is not available: %s"
                        .formatted(context.getDisplayName(), BrokerKind.TESTCONTAINERS, obstacle);
        if (Optional.ofNullable(System.getenv(REQUIRED_VARIABLE)).equals(Optional.of("required"))) {
            throw new IllegalStateException(message);
        }
        System.out.println("[broker] skipped " + message);
        Assumptions.abort(message);
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
