package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.api.format.RegistrySettings;
import java.util.Optional;

/** The options of a connection beside which a schema registry stands. */
public interface RegistryConnection {

    /** The registry; empty if the connection has none. */
    Optional<RegistrySettings> registrySettings();
}
