package io.dataprocessing.pipeline.core.preflight;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Prepared;
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

/** Looks whether everything is there that a plan needs outside, and makes what may be made. */
public final class Preflight {

    private final Catalog catalog;

    /** Finds connectors and formats in a catalog. */
    public Preflight(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
    }

    /**
     * Looks whether there is what the sources read, then makes what the sinks need.
     *
     * @return the plan to assemble
     * @throws ConnectorException if something isn't there and can't be made; the message begins
     *     with whose it is
     */
    public PreparedPlan prepare(PipelinePlan plan) throws ConnectorException {
        List<String> facts = new ArrayList<>();
        for (SourcePlan source : plan.sources()) {
            if (StreamConnection.is(source.connection())) {
                continue;
            }
            facts.addAll(
                    naming(
                            "source '%s'".formatted(source.name()),
                            () -> verify(source.connection(), source.options())));
        }
        List<SinkPlan> sinks = new ArrayList<>();
        SchemaPreparation schemas = new SchemaPreparation(catalog);
        for (SinkPlan sink : plan.sinks()) {
            String owner = "sink '%s'".formatted(sink.name());
            SinkPlan written = naming(owner, () -> schemas.prepare(sink, facts));
            sinks.add(
                    written.withOptions(prepare(owner, sink.connection(), sink.options(), facts)));
        }
        PipelinePlan prepared = plan.withSinks(sinks);
        if (plan.deadLetter().isPresent()) {
            DeadLetterPlan sink = plan.deadLetter().get();
            prepared =
                    prepared.withDeadLetter(
                            sink.withOptions(
                                    prepare(
                                            DeadLetterPlan.NAME,
                                            sink.connection(),
                                            sink.options(),
                                            facts)));
        }
        return new PreparedPlan(prepared, facts);
    }

    private static <T> T naming(String owner, Preparation<T> preparation)
            throws ConnectorException {
        try {
            return preparation.prepare();
        } catch (ConnectorException e) {
            throw new ConnectorException(owner + ": " + e.getMessage(), e);
        }
    }

    private List<String> verify(ConnectionPlan connection, Record options)
            throws ConnectorException {
        return verify(
                catalog.source(connection.type()).orElseThrow(), connection.options(), options);
    }

    private static <C extends Record, O extends Record> List<String> verify(
            SourceConnector<C, O> connector, Record connection, Record options)
            throws ConnectorException {
        return connector.verify(
                connector.connectionType().cast(connection), connector.optionsType().cast(options));
    }

    /** The options to run with; what was made or found is added to the facts. */
    private Record prepare(
            String owner, ConnectionPlan connection, Record options, List<String> facts)
            throws ConnectorException {
        if (StreamConnection.is(connection)) {
            return options;
        }
        SinkConnector<?, ?> connector = catalog.sink(connection.type()).orElseThrow();
        Prepared<?> prepared =
                naming(owner, () -> prepare(connector, connection.options(), options));
        facts.addAll(prepared.facts());
        return prepared.options();
    }

    private static <C extends Record, O extends Record> Prepared<O> prepare(
            SinkConnector<C, O> connector, Record connection, Record options)
            throws ConnectorException {
        return connector.prepare(
                connector.connectionType().cast(connection), connector.optionsType().cast(options));
    }

    /** What is done for one source or sink before a job is submitted. */
    @FunctionalInterface
    private interface Preparation<T> {

        T prepare() throws ConnectorException;
    }
}
