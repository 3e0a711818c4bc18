package io.dataprocessing.pipeline.suite.cluster;

import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.broker.ProcessBroker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Hands tests a session cluster of two TaskManagers and a broker, each in processes of their own;
 * they are started by the first test class that asks and stopped after the last. Where a test
 * fails, the ends of the cluster's logs are printed.
 */
final class StandaloneClusterExtension implements ParameterResolver, TestWatcher {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(StandaloneClusterExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == StandaloneCluster.class || type == KafkaProbe.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StandaloneCluster.class
                ? context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                StandaloneCluster.class,
                                key -> StandaloneCluster.session(2, 2),
                                StandaloneCluster.class)
                : context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                BrokerAndProbe.class,
                                key -> BrokerAndProbe.start(),
                                BrokerAndProbe.class)
                        .probe();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        StandaloneCluster cluster =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .get(StandaloneCluster.class, StandaloneCluster.class);
        if (cluster != null) {
            System.out.println("[cluster] " + context.getDisplayName() + " failed");
            System.out.println(cluster.logTails());
        }
    }

    /** JUnit closes what is in its store at the end of the run. */
    private record BrokerAndProbe(ProcessBroker broker, KafkaProbe probe) implements AutoCloseable {

        static BrokerAndProbe start() {
            ProcessBroker broker = ProcessBroker.start();
            return new BrokerAndProbe(broker, new KafkaProbe(broker.bootstrapServers()));
        }

        @Override
        public void close() {
            probe.close();
            broker.close();
        }
    }
}
