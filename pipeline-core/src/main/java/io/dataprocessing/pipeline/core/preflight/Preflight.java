package io.dataprocessing.pipeline.core.preflight;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
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
            facts.addAll(
                    naming(
                            "source '%s'".formatted(source.name()),
                            () -> prepareSource(source.connection(), source.options())));
        }
        List<SinkPlan> sinks = new ArrayList<>();
        SchemaPreparation schemas = new SchemaPreparation(catalog);
        for (SinkPlan sink : plan.sinks()) {
            String owner = "sink '%s'".formatted(sink.name());
            SinkPlan written = naming(owner, () -> schemas.prepare(sink, facts));
            facts.addAll(naming(owner, () -> prepareSink(sink.connection(), sink.options())));
            sinks.add(
                    written.withOptions(
                            naming(owner, () -> complete(sink.connection(), sink.options()))));
        }
        PipelinePlan prepared = plan.withSinks(sinks);
        if (plan.deadLetter().isPresent()) {
            DeadLetterPlan sink = plan.deadLetter().get();
            facts.addAll(
                    naming(
                            DeadLetterPlan.NAME,
                            () -> prepareSink(sink.connection(), sink.options())));
            prepared =
                    prepared.withDeadLetter(
                            sink.withOptions(
                                    naming(
                                            DeadLetterPlan.NAME,
                                            () -> complete(sink.connection(), sink.options()))));
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

    private List<String> prepareSource(ConnectionPlan connection, Record options)
            throws ConnectorException {
        return prepare(
                catalog.source(connection.type()).orElseThrow(), connection.options(), options);
    }

    private List<String> prepareSink(ConnectionPlan connection, Record options)
            throws ConnectorException {
        return prepare(
                catalog.sink(connection.type()).orElseThrow(), connection.options(), options);
    }

    private Record complete(ConnectionPlan connection, Record options) throws ConnectorException {
        return complete(
                catalog.sink(connection.type()).orElseThrow(), connection.options(), options);
    }

    private static <C extends Record, O extends Record> O complete(
            SinkConnector<C, O> connector, Record connection, Record options)
            throws ConnectorException {
        return connector.completed(
                connector.connectionType().cast(connection), connector.optionsType().cast(options));
    }

    private static <C extends Record, O extends Record> List<String> prepare(
            SourceConnector<C, O> connector, Record connection, Record options)
            throws ConnectorException {
        return connector.prepare(
                connector.connectionType().cast(connection), connector.optionsType().cast(options));
    }

    private static <C extends Record, O extends Record> List<String> prepare(
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
