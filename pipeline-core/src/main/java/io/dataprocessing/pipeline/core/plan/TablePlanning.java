package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.TableDescription;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.plugin.TableRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the tables that a step looks up in. */
final class TablePlanning {

    private static final String TYPE = "type";
    private static final String VALUE = "value";
    private static final String KEY = "key";

    private final Planning planning;
    private final Connections connections;
    private final ExecutionPlan execution;
    private final Section step;
    private final String name;

    TablePlanning(
            Planning planning,
            Connections connections,
            ExecutionPlan execution,
            Section step,
            String name) {
        this.planning = planning;
        this.connections = connections;
        this.execution = execution;
        this.step = step;
        this.name = name;
    }

    /** The connection of a table: planned, and in words. */
    private record Reached(Optional<ConnectionPlan> plan, ConfigMap words) {}

    /** The formats of a table's records. */
    private record Records(List<FormatRef> key, List<FormatRef> value) {

        RowType type() {
            RowType.Builder type = RowType.builder();
            key.forEach(ref -> ref.type().fields().forEach(type::field));
            value.forEach(ref -> ref.type().fields().forEach(type::field));
            return type.build();
        }
    }

    /**
     * Plans a table; empty after its problems were reported.
     *
     * @param key the fields that it's asked by, and the option of the step that names each
     */
    Optional<TableRef> plan(TableSection table, Map<String, String> key) {
        Optional<Section> section = step.inner(table.option());
        return section.flatMap(found -> planning.settings(TableSettings.class, found))
                .flatMap(settings -> connector(settings.type(), section.orElseThrow()))
                .flatMap(connector -> plan(connector, section.orElseThrow(), key));
    }

    private Optional<LookupConnector<?>> connector(String type, Section section) {
        Optional<LookupConnector<?>> connector = planning.catalog().lookup(type);
        if (connector.isEmpty()) {
            planning.unknown(
                    PlanCode.UNKNOWN_TABLE_TYPE,
                    section,
                    TYPE,
                    "table type",
                    type,
                    planning.catalog().lookupTypes());
        }
        return connector;
    }

    private <O extends Record> Optional<TableRef> plan(
            LookupConnector<O> connector, Section section, Map<String, String> key) {
        Set<String> platform = platformKeys(connector);
        Optional<O> options =
                planning.exactOptions(connector.optionsType(), section, platform, List.of());
        Optional<Reached> reached = reached(connector, section);
        Optional<Records> records = reached.flatMap(found -> records(connector, found, section));
        if (options.isEmpty() || records.isEmpty()) {
            return Optional.empty();
        }
        TableReport report =
                new TableReport(
                        planning,
                        new TableReport.Place(step, section, name, key),
                        records.get().type(),
                        records.get().key(),
                        records.get().value());
        TableDescription description =
                PluginScope.call(
                        connector.getClass().getClassLoader(),
                        () -> connector.describe(options.get(), report));
        return report.isClean()
                ? Optional.of(
                        new TableRef(
                                name,
                                connector.type(),
                                section.words().without(platform),
                                reached.orElseThrow().words(),
                                records.get().key(),
                                records.get().value(),
                                description,
                                execution.bounded()))
                : Optional.empty();
    }

    private static Set<String> platformKeys(LookupConnector<?> connector) {
        Set<String> keys = new HashSet<>(Set.of(TYPE));
        connector.connectionType().ifPresent(type -> keys.add(Connections.KEY));
        if (connector.parts().contains(Part.VALUE)) {
            keys.add(VALUE);
        }
        if (connector.parts().contains(Part.KEY)) {
            keys.add(KEY);
        }
        return keys;
    }

    private Optional<Reached> reached(LookupConnector<?> connector, Section section) {
        if (connector.connectionType().isEmpty()) {
            return Optional.of(new Reached(Optional.empty(), ConfigMap.empty()));
        }
        if (section.text(Connections.KEY).isEmpty()) {
            planning.error(
                    PlanCode.TABLE,
                    section,
                    "",
                    "a table of type '%s' needs 'connection': the name of a connection of that type."
                            .formatted(connector.type()));
            return Optional.empty();
        }
        return connections
                .find(section)
                .filter(connection -> isOfType(connection, connector.type(), section))
                .map(connection -> new Reached(Optional.of(connection), words(connection.name())));
    }

    private boolean isOfType(ConnectionPlan connection, String type, Section section) {
        if (!connection.type().equals(type)) {
            planning.error(
                    PlanCode.TABLE,
                    section,
                    Connections.KEY,
                    "connection '%s' is of type '%s'; a table of type '%s' needs one of its own type."
                            .formatted(connection.name(), connection.type(), type));
        }
        return connection.type().equals(type);
    }

    private ConfigMap words(String connection) {
        return planning.config().connections().stream()
                .filter(section -> section.name().text().equals(connection))
                .findFirst()
                .orElseThrow()
                .body()
                .without(Planning.keys(ConnectionSettings.class));
    }

    private Optional<Records> records(
            LookupConnector<?> connector, Reached reached, Section section) {
        Formats formats =
                new Formats(
                        planning,
                        name,
                        reached.plan().map(connection -> Surroundings.of(connection, List.of())));
        List<FormatRef> key = new ArrayList<>();
        List<FormatRef> value = new ArrayList<>();
        boolean keyed = section.words().get(KEY).isPresent();
        if (connector.parts().contains(Part.VALUE)) {
            if (section.words().get(VALUE).isEmpty()) {
                planning.error(
                        PlanCode.TABLE,
                        section,
                        "",
                        "a table of type '%s' needs 'value': how its rows are decoded, for example 'value: {format: json, schema: {fields: {id: long}}}'."
                                .formatted(connector.type()));
                return Optional.empty();
            }
            section.inner(VALUE)
                    .flatMap(inner -> formats.read(inner, Part.VALUE))
                    .ifPresent(plan -> value.add(plan.ref()));
            if (value.isEmpty()) {
                return Optional.empty();
            }
        }
        if (connector.parts().contains(Part.KEY) && keyed) {
            section.inner(KEY)
                    .flatMap(inner -> formats.read(inner, Part.KEY))
                    .ifPresent(plan -> key.add(plan.ref()));
            if (key.isEmpty() || !areApart(key.get(0), value, section)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Records(key, value));
    }

    private boolean areApart(FormatRef key, List<FormatRef> value, Section section) {
        List<String> shared =
                key.type().fieldNames().stream()
                        .filter(field -> value.stream().anyMatch(ref -> ref.type().has(field)))
                        .toList();
        shared.forEach(
                field ->
                        planning.error(
                                PlanCode.SAME_FIELD,
                                section,
                                KEY,
                                "key and value both have a field '%s'. Rename one in its schema."
                                        .formatted(field)));
        return shared.isEmpty();
    }
}
