package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import io.dataprocessing.pipeline.core.connector.RegistryConnection;
import java.util.List;
import java.util.Optional;

/**
 * What the formats of a source or sink know of where it reads or writes.
 *
 * @param connection the name of the connection
 * @param registry the schema registry beside it
 * @param topic the one topic that is read or written; empty if there are several or none is known
 */
record Surroundings(String connection, RegistrySettings registry, Optional<String> topic) {

    static Surroundings of(ConnectionPlan connection, List<Endpoint> endpoints) {
        RegistrySettings registry =
                connection.options() instanceof RegistryConnection beside
                        ? beside.registrySettings().orElseGet(RegistrySettings::none)
                        : RegistrySettings.none();
        Optional<String> topic =
                endpoints.size() == 1 && !endpoints.get(0).pattern()
                        ? Optional.of(endpoints.get(0).resource())
                        : Optional.empty();
        return new Surroundings(connection.name(), registry, topic);
    }

    static RegistrySettings registry(Optional<Surroundings> around) {
        return around.map(Surroundings::registry).orElseGet(RegistrySettings::none);
    }
}
