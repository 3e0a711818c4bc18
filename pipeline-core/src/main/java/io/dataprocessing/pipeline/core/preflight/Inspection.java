package io.dataprocessing.pipeline.core.preflight;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.EndpointUse;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StreamConnection;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything outside that a plan needs, and makes nothing. */
final class Inspection {

    private final Catalog catalog;
    private final PipelinePlan plan;
    private final Problems problems = new Problems();
    private final List<String> facts = new ArrayList<>();

    Inspection(Catalog catalog, PipelinePlan plan) {
        this.catalog = catalog;
        this.plan = plan;
    }

    /** What was found, a sentence each. */
    List<String> run() throws ConnectorException {
        for (SourcePlan source : plan.sources()) {
            if (!StreamConnection.is(source.connection())) {
                problems.collect(
                        "source '%s'".formatted(source.name()),
                        source.connection(),
                        () -> look(source));
            }
        }
        for (SinkPlan sink : plan.sinks()) {
            look(
                    "sink '%s'".formatted(sink.name()),
                    sink.connection(),
                    sink.options(),
                    use(sink.name(), sink.key().isPresent()));
        }
        plan.deadLetter()
                .ifPresent(
                        letters ->
                                look(
                                        DeadLetterPlan.NAME,
                                        letters.connection(),
                                        letters.options(),
                                        use(DeadLetterPlan.NAME, false)));
        problems.throwIfAny();
        return facts;
    }

    private EndpointUse use(String endpoint, boolean keyed) {
        return new EndpointUse(plan.name(), endpoint, keyed);
    }

    private void look(SourcePlan source) throws ConnectorException {
        facts.addAll(
                look(
                        catalog.source(source.connection().type()).orElseThrow(),
                        source.connection().options(),
                        source.options(),
                        use(source.name(), false)));
    }

    private static <C extends Record, O extends Record> List<String> look(
            SourceConnector<C, O> connector, Record connection, Record options, EndpointUse use)
            throws ConnectorException {
        C connectionOptions = connector.connectionType().cast(connection);
        O sourceOptions = connector.optionsType().cast(options);
        List<String> found =
                new ArrayList<>(connector.verifyAccess(connectionOptions, sourceOptions, use));
        found.addAll(connector.verify(connectionOptions, sourceOptions));
        return found;
    }

    private void look(String owner, ConnectionPlan connection, Record options, EndpointUse use) {
        if (!StreamConnection.is(connection)) {
            problems.collect(
                    owner,
                    connection,
                    () ->
                            facts.addAll(
                                    look(
                                            catalog.sink(connection.type()).orElseThrow(),
                                            connection.options(),
                                            options,
                                            use)));
        }
    }

    private static <C extends Record, O extends Record> List<String> look(
            SinkConnector<C, O> connector, Record connection, Record options, EndpointUse use)
            throws ConnectorException {
        return connector.verifyTarget(
                connector.connectionType().cast(connection),
                connector.optionsType().cast(options),
                use);
    }
}
