package io.dataprocessing.pipeline.suite.registry;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the schema registry of this JVM as a {@link TestRegistry} parameter.
 *
 * <p>There is one registry, started by the first test class that asks and stopped after the last;
 * tests keep apart by subjects of their own. It says on standard output what runs, and a registry
 * that doesn't start fails the tests.
 */
public final class RegistryExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RegistryExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestRegistry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestRegistry.class, key -> start(), TestRegistry.class);
    }

    private static TestRegistry start() {
        long started = System.nanoTime();
        TestRegistry registry = TestRegistry.start();
        System.out.printf(
                "[registry] %s, at %s, started in %.1f s%n",
                registry.description(),
                registry.url(),
                Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
        return registry;
    }
}
