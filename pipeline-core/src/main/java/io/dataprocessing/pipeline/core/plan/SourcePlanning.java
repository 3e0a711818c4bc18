package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans one source. */
final class SourcePlanning {

    private static final String VALUE = "value";
    private static final String KEY = "key";

    private final Planning planning;
    private final Connections connections;
    private final Formats formats;
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
        this.formats = new Formats(planning);
        this.execution = execution;
        this.section = Section.of("source", "sources", source);
        this.name = source.name().text();
    }

    /**
     * A source but for what the rest of the pipeline decides.
     *
     * @param plan the plan, as if all fields were read and no raw record carried
     * @param description what the connector says
     * @param section its words
     */
    record Draft(SourcePlan plan, EndpointDescription description, Section section) {}

    /** The connection, the connector and its options, bound. */
    private record Reading(
            ConnectionPlan connection, Record options, EndpointDescription description) {}

    /** The formats and the type that they give together. */
    private record Rows(FormatPlan value, Optional<FormatPlan> key, RowType type) {}

    Optional<Draft> plan() {
        Optional<SourceSettings> settings = planning.settings(SourceSettings.class, section);
        Optional<Reading> reading =
                settings.flatMap(found -> connections.find(found.connection(), section))
                        .flatMap(this::reading);
        Optional<Rows> rows = rows();
        Optional<WatermarkPlan> watermark =
                settings.flatMap(
                        found ->
                                new WatermarkPlanning(planning, section)
                                        .plan(found.watermark(), rows.map(Rows::type)));
        if (settings.isEmpty() || reading.isEmpty() || rows.isEmpty() || watermark.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                draft(settings.get(), reading.get(), rows.get(), watermark.get()));
    }

    private Draft draft(
            SourceSettings settings, Reading reading, Rows rows, WatermarkPlan watermark) {
        SourcePlan plan =
                new SourcePlan(
                        name,
                        reading.connection(),
                        reading.options(),
                        rows.value(),
                        rows.key(),
                        rows.type(),
                        watermark,
                        settings.onError(),
                        settings.parallelism().orElse(execution.parallelism()),
                        rows.type().fieldNames(),
                        false,
                        reading.description().facts());
        return new Draft(plan, reading.description(), section);
    }

    private Optional<Reading> reading(ConnectionPlan connection) {
        Optional<SourceConnector<?, ?>> connector = planning.catalog().source(connection.type());
        if (connector.isEmpty()) {
            planning.error(
                    PlanCode.CONNECTION_DIRECTION,
                    section,
                    "connection",
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
        return planning.options(connector.optionsType(), section, platformKeys(), List.of())
                .flatMap(
                        options -> {
                            ConnectorReport report =
                                    new ConnectorReport(
                                            planning,
                                            section,
                                            name,
                                            connection.name(),
                                            execution.bounded());
                            EndpointDescription description =
                                    connector.describe(
                                            connector.connectionType().cast(connection.options()),
                                            options,
                                            report);
                            return report.isClean()
                                    ? Optional.of(new Reading(connection, options, description))
                                    : Optional.empty();
                        });
    }

    private static Set<String> platformKeys() {
        Set<String> keys = new HashSet<>(Planning.keys(SourceSettings.class));
        keys.add(VALUE);
        keys.add(KEY);
        return keys;
    }

    private Optional<Rows> rows() {
        Optional<FormatPlan> value = format(VALUE);
        boolean keyed = section.words().get(KEY).isPresent();
        Optional<FormatPlan> key = keyed ? format(KEY) : Optional.empty();
        if (section.words().get(VALUE).isEmpty()) {
            planning.error(
                    PlanCode.SECTION,
                    section,
                    VALUE,
                    "%s needs 'value', for example 'value: {format: json, schema: …}'."
                            .formatted(section.owner()));
        }
        if (value.isEmpty() || (keyed && key.isEmpty())) {
            return Optional.empty();
        }
        return type(value.get(), key).map(type -> new Rows(value.get(), key, type));
    }

    private Optional<FormatPlan> format(String part) {
        Optional<Section> inner = section.inner(part);
        if (inner.isEmpty() && section.words().get(part).isPresent()) {
            planning.error(
                    PlanCode.SECTION,
                    section,
                    part,
                    "expected a mapping, for example '%s: {format: json, schema: …}'."
                            .formatted(part));
        }
        return inner.flatMap(found -> formats.read(found, name));
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
        value.ref().type().fields().forEach(type::field);
        return clean ? Optional.of(type.build()) : Optional.empty();
    }
}
