package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Endpoint;
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

/** What the sources and sinks of a plan mean outside, asked of their connectors. */
public final class Endpoints {

    private final Catalog catalog;
    private final PipelinePlan plan;

    /** The endpoints of a plan. */
    public Endpoints(Catalog catalog, PipelinePlan plan) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.plan = requireNonNull(plan, "plan");
    }

    /** What a source reads. */
    public List<Endpoint> of(SourcePlan source) {
        return source.endpoints();
    }

    /** What a sink writes. */
    public List<Endpoint> of(SinkPlan sink) {
        return sink.endpoints();
    }

    /**
     * Looks whether there is what the sources read, and then makes what the sinks need.
     *
     * @return what was made or found, a sentence each
     * @throws ConnectorException if something isn't there and can't be made; the message begins
     *     with whose it is
     */
    public List<String> prepare() throws ConnectorException {
        List<String> done = new ArrayList<>();
        for (SourcePlan source : plan.sources()) {
            done.addAll(
                    naming(
                            "source '%s'".formatted(source.name()),
                            () -> prepareSource(source.connection(), source.options())));
        }
        for (SinkPlan sink : plan.sinks()) {
            done.addAll(
                    naming(
                            "sink '%s'".formatted(sink.name()),
                            () -> prepareSink(sink.connection(), sink.options())));
        }
        if (plan.deadLetter().isPresent()) {
            DeadLetterPlan sink = plan.deadLetter().get();
            done.addAll(
                    naming(
                            DeadLetterPlan.NAME,
                            () -> prepareSink(sink.connection(), sink.options())));
        }
        return done;
    }

    private static List<String> naming(String owner, Preparation preparation)
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

    /** What one connector does before a job is submitted. */
    @FunctionalInterface
    private interface Preparation {

        List<String> prepare() throws ConnectorException;
    }
}
