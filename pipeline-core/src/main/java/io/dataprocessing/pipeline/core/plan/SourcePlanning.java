package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import java.util.List;
import java.util.Optional;

/** Plans one source. */
final class SourcePlanning {

    private static final String VALUE = "value";
    private static final String KEY = "key";

    private final Planning planning;
    private final Connections connections;
    private final ExecutionPlan execution;
    private final Section section;
    private final String name;

    SourcePlanning(
            Planning planning,
            Connections connections,
            ExecutionPlan execution,
            NamedSection source) {
        this.planning = planning;
        this.connections = connections;
        this.execution = execution;
        this.section = Section.of("source", "sources", source);
        this.name = source.name().text();
    }

    /**
     * What became of a source.
     *
     * @param type the type of its rows, known even if something else is wrong
     * @param draft the source, if all is in order
     */
    record Result(Optional<RowType> type, Optional<Draft> draft) {}

    /**
     * A source but for what the rest of the pipeline decides.
     *
     * @param plan the plan, as if all fields were read and no raw record carried
     * @param description what the connector says
     */
    record Draft(SourcePlan plan, EndpointDescription description) {}

    /** The connection, the connector's options, bound, and what the connector says. */
    private record Reading(
            ConnectionPlan connection, Record options, EndpointDescription description) {}

    /** The formats and the type that they give together. */
    private record Rows(FormatPlan value, Optional<FormatPlan> key, RowType type) {}

    Result plan() {
        Optional<SourceSettings> settings = planning.settings(SourceSettings.class, section);
        settings.ifPresent(
                known -> planning.checkParallelism(section, known.parallelism(), execution));
        Optional<ErrorRule> onError = ErrorPlanning.plan(planning, section);
        Optional<Reading> reading = connections.find(section).flatMap(this::reading);
        Optional<Rows> rows =
                rows(formats(reading)).flatMap(found -> withDeletions(settings, found));
        Optional<WatermarkPlan> watermark =
                settings.flatMap(
                        known ->
                                new WatermarkPlanning(planning, section)
                                        .plan(known.watermark(), rows.map(Rows::type)));
        Optional<Draft> draft =
                watermark.isPresent() && onError.isPresent() && reading.isPresent()
                        ? Optional.of(
                                draft(
                                        settings.get(),
                                        watermark.get(),
                                        onError.get(),
                                        reading.get(),
                                        rows.get()))
                        : Optional.empty();
        return new Result(rows.map(Rows::type), draft);
    }

    /** The rows as they are with deletions among them, if the source makes some of tombstones. */
    private Optional<Rows> withDeletions(Optional<SourceSettings> settings, Rows rows) {
        if (settings.isEmpty()) {
            return Optional.of(rows);
        }
        return new NullPlanning(planning, section, settings.get())
                .type(rows.key().map(key -> key.ref().type()), rows.type())
                .map(type -> new Rows(rows.value(), rows.key(), type));
    }

    private Draft draft(
            SourceSettings settings,
            WatermarkPlan watermark,
            ErrorRule onError,
            Reading reading,
            Rows rows) {
        SourcePlan plan =
                new SourcePlan(
                        name,
                        reading.connection(),
                        reading.options(),
                        rows.value(),
                        rows.key(),
                        rows.type(),
                        watermark,
                        onError,
                        NullPlanning.plan(settings),
                        settings.parallelism().orElse(execution.parallelism()),
                        rows.type().fieldNames(),
                        false,
                        reading.description().endpoints(),
                        reading.description().facts(),
                        settings.description());
        return new Draft(plan, reading.description());
    }

    private Optional<Reading> reading(ConnectionPlan connection) {
        Optional<SourceConnector<?, ?>> connector = planning.catalog().source(connection.type());
        if (connector.isEmpty()) {
            planning.error(
                    PlanCode.CONNECTION_DIRECTION,
                    section,
                    Connections.KEY,
                    "connection '%s' is of type '%s', which can't be read from. Types that can: %s."
                            .formatted(
                                    connection.name(),
                                    connection.type(),
                                    String.join(", ", planning.catalog().sourceTypes())));
        }
        return connector.flatMap(found -> reading(found, connection));
    }

    private <C extends Record, O extends Record> Optional<Reading> reading(
            SourceConnector<C, O> connector, ConnectionPlan connection) {
        Optional<O> options =
                planning.exactOptions(
                        connector.optionsType(),
                        section,
                        Planning.keys(SourceSettings.class),
                        List.of());
        if (options.isEmpty()) {
            return Optional.empty();
        }
        ConnectorReport report =
                new ConnectorReport(planning, section, name, connection.name(), execution);
        EndpointDescription description =
                connector.describe(
                        connector.connectionType().cast(connection.options()),
                        options.get(),
                        report);
        return report.isClean()
                ? Optional.of(new Reading(connection, options.get(), description))
                : Optional.empty();
    }

    private Formats formats(Optional<Reading> reading) {
        return new Formats(
                planning,
                name,
                reading.map(
                        known ->
                                Surroundings.of(
                                        known.connection(), known.description().endpoints())));
    }

    private Optional<Rows> rows(Formats formats) {
        boolean keyed = section.words().get(KEY).isPresent();
        Optional<FormatPlan> value =
                section.inner(VALUE).flatMap(inner -> formats.read(inner, Part.VALUE));
        Optional<FormatPlan> key =
                section.inner(KEY).flatMap(inner -> formats.read(inner, Part.KEY));
        if (value.isEmpty() || (keyed && key.isEmpty())) {
            return Optional.empty();
        }
        return type(value.get(), key).map(type -> new Rows(value.get(), key, type));
    }

    private Optional<RowType> type(FormatPlan value, Optional<FormatPlan> key) {
        if (key.isEmpty()) {
            return Optional.of(value.ref().type());
        }
        RowType.Builder type = RowType.builder();
        boolean clean = true;
        for (Field field : key.get().ref().type().fields()) {
            type.field(field);
            if (value.ref().type().has(field.name())) {
                clean = false;
                planning.error(
                        PlanCode.SAME_FIELD,
                        section,
                        KEY,
                        "key and value both have a field '%s'. Rename one in its schema."
                                .formatted(field.name()));
            }
        }
        if (!clean) {
            return Optional.empty();
        }
        value.ref().type().fields().forEach(type::field);
        return Optional.of(type.build());
    }
}
