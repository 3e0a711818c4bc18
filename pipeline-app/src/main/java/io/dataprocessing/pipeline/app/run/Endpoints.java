package io.dataprocessing.pipeline.app.run;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorContext;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.time.Duration;
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
        return describe(catalog.source(source.connection().type()).orElseThrow(), source);
    }

    /** What a sink writes. */
    public List<Endpoint> of(SinkPlan sink) {
        return describe(catalog.sink(sink.connection().type()).orElseThrow(), sink);
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

    private <C extends Record, O extends Record> List<Endpoint> describe(
            SourceConnector<C, O> connector, SourcePlan source) {
        return connector
                .describe(
                        connector.connectionType().cast(source.connection().options()),
                        connector.optionsType().cast(source.options()),
                        new Planned(plan, source.name(), source.connection().name()))
                .endpoints();
    }

    private <C extends Record, O extends Record> List<Endpoint> describe(
            SinkConnector<C, O> connector, SinkPlan sink) {
        return connector
                .describe(
                        connector.connectionType().cast(sink.connection().options()),
                        connector.optionsType().cast(sink.options()),
                        new Planned(plan, sink.name(), sink.connection().name()))
                .endpoints();
    }

    /** What was planned already, so that its problems are told and gone. */
    private record Planned(PipelinePlan plan, String endpoint, String connection)
            implements ConnectorContext {

        @Override
        public String pipeline() {
            return plan.name();
        }

        @Override
        public boolean bounded() {
            return plan.execution().bounded();
        }

        @Override
        public Duration checkpointInterval() {
            return plan.execution().checkpointing().interval();
        }

        @Override
        public Duration checkpointTimeout() {
            return plan.execution().checkpointing().timeout();
        }

        @Override
        public void problem(String option, String message) {
            throw new IllegalStateException(
                    "a planned option '%s' of '%s' is wrong now: %s"
                            .formatted(option, endpoint, message));
        }

        @Override
        public void warning(String option, String message) {
            // The planner has told it.
        }
    }
}
