package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
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
     * Makes what the sinks need and isn't there.
     *
     * @return what was made or found, a sentence each
     * @throws ConnectorException if that's not possible
     */
    public List<String> prepare() throws ConnectorException {
        List<String> done = new ArrayList<>();
        for (SinkPlan sink : plan.sinks()) {
            done.addAll(prepare(sink.connection(), sink.options()));
        }
        if (plan.deadLetter().isPresent()) {
            done.addAll(
                    prepare(
                            plan.deadLetter().get().connection(),
                            plan.deadLetter().get().options()));
        }
        return done;
    }

    private List<String> prepare(ConnectionPlan connection, Record options)
            throws ConnectorException {
        return prepare(
                catalog.sink(connection.type()).orElseThrow(), connection.options(), options);
    }

    private static <C extends Record, O extends Record> List<String> prepare(
            SinkConnector<C, O> connector, Record connection, Record options)
            throws ConnectorException {
        return connector.prepare(
                connector.connectionType().cast(connection), connector.optionsType().cast(options));
    }
}
