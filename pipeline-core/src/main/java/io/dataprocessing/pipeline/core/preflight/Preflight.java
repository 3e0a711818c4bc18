package io.dataprocessing.pipeline.core.preflight;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.connector.Prepared;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
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
     * Looks whether the job may do what it's going to do and whether there is what the sources
     * read; where that's so, makes what the sinks need.
     *
     * @return the plan to assemble
     * @throws ConnectorException if something isn't there and can't be made; the message says all
     *     that's wrong, a line each that begins with whose it is
     */
    public PreparedPlan prepare(PipelinePlan plan) throws ConnectorException {
        List<String> facts = new ArrayList<>(new Inspection(catalog, plan).run());
        List<SinkPlan> sinks = new ArrayList<>();
        SchemaPreparation schemas = new SchemaPreparation(catalog);
        Problems problems = new Problems();
        for (SinkPlan sink : plan.sinks()) {
            String owner = "sink '%s'".formatted(sink.name());
            problems.collect(
                    owner,
                    sink.connection(),
                    () -> {
                        SinkPlan written = schemas.prepare(sink, facts);
                        sinks.add(
                                written.withOptions(
                                        prepare(sink.connection(), sink.options(), facts)));
                    });
        }
        List<DeadLetterPlan> letters = new ArrayList<>();
        if (plan.deadLetter().isPresent()) {
            DeadLetterPlan sink = plan.deadLetter().get();
            problems.collect(
                    DeadLetterPlan.NAME,
                    sink.connection(),
                    () ->
                            letters.add(
                                    sink.withOptions(
                                            prepare(sink.connection(), sink.options(), facts))));
        }
        problems.throwIfAny();
        PipelinePlan prepared = plan.withSinks(sinks);
        return new PreparedPlan(
                letters.isEmpty() ? prepared : prepared.withDeadLetter(letters.get(0)), facts);
    }

    /** The options to run with; what was made or found is added to the facts. */
    private Record prepare(ConnectionPlan connection, Record options, List<String> facts)
            throws ConnectorException {
        if (StreamConnection.is(connection)) {
            return options;
        }
        Prepared<?> prepared =
                prepare(
                        catalog.sink(connection.type()).orElseThrow(),
                        connection.options(),
                        options);
        facts.addAll(prepared.facts());
        return prepared.options();
    }

    private static <C extends Record, O extends Record> Prepared<O> prepare(
            SinkConnector<C, O> connector, Record connection, Record options)
            throws ConnectorException {
        return connector.prepare(
                connector.connectionType().cast(connection), connector.optionsType().cast(options));
    }
}
