package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.config.NamedSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the section {@code connections} and finds connections by name. */
final class Connections {

    static final String KEY = "connection";

    private final Planning planning;
    private final Map<String, Optional<ConnectionPlan>> byName = new LinkedHashMap<>();

    Connections(Planning planning) {
        this.planning = planning;
        for (NamedSection section : planning.config().connections()) {
            byName.put(section.name().text(), plan(section));
        }
    }

    private Optional<ConnectionPlan> plan(NamedSection named) {
        Section section = Section.of("connection", "connections", named);
        return planning.settings(ConnectionSettings.class, section)
                .flatMap(settings -> plan(named.name().text(), settings.type(), section));
    }

    private Optional<ConnectionPlan> plan(String name, String type, Section section) {
        if (type.equals(StreamConnection.TYPE)) {
            return planning.options(
                            StreamConnection.class,
                            section,
                            Planning.keys(ConnectionSettings.class),
                            List.of())
                    .map(options -> new ConnectionPlan(name, type, options));
        }
        Optional<Class<? extends Record>> optionsType = optionsType(type);
        if (optionsType.isEmpty()) {
            planning.unknown(
                    PlanCode.UNKNOWN_CONNECTION_TYPE,
                    section,
                    "type",
                    "connector",
                    type,
                    planning.catalog().connectionTypes());
            return Optional.empty();
        }
        return planning.options(
                        optionsType.get(),
                        section,
                        Planning.keys(ConnectionSettings.class),
                        List.of())
                .map(options -> new ConnectionPlan(name, type, options));
    }

    private Optional<Class<? extends Record>> optionsType(String type) {
        return planning.catalog()
                .source(type)
                .<Class<? extends Record>>map(connector -> connector.connectionType())
                .or(
                        () ->
                                planning.catalog()
                                        .sink(type)
                                        .map(connector -> connector.connectionType()));
    }

    /** The connection that a section names; empty if there is none that is in order. */
    Optional<ConnectionPlan> find(Section section) {
        return section.text(KEY).flatMap(name -> find(name.text(), section));
    }

    /** Whether a section names a connection to streams of the program. */
    boolean isStream(Section section) {
        return section.text(KEY)
                .flatMap(name -> byName.getOrDefault(name.text(), Optional.empty()))
                .filter(StreamConnection::is)
                .isPresent();
    }

    private Optional<ConnectionPlan> find(String name, Section section) {
        Optional<ConnectionPlan> found = byName.get(name);
        if (found == null) {
            planning.unknown(PlanCode.UNKNOWN_CONNECTION, section, KEY, KEY, name, byName.keySet());
            return Optional.empty();
        }
        return found;
    }
}
