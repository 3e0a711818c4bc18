package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.connector.RegistryConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Kafka cluster and how to log in to it. */
@Description("A Kafka cluster.")
public record KafkaConnection(
        @Description(
                        "Kafka's own client properties: bootstrap.servers (required), TLS, SASL,"
                                + " timeouts. Write secrets as ${env:NAME} or ${file:path:key}: only"
                                + " the reference is shipped to the cluster.")
                @Example("{bootstrap.servers: \"localhost:9092\"}")
                Map<String, ConfigScalar> properties,
        @Description("Allows to switch off the check that a broker's certificate is the host's.")
                @Default("false")
                boolean insecure,
        @Description("The schema registry that keeps the schemas of the cluster's records.")
                @Example("{url: \"http://localhost:8081\"}")
                Optional<RegistryOptions> schemaRegistry)
        implements RegistryConnection {

    public KafkaConnection {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        List<String> problems = new ArrayList<>(ClientKeys.problems(properties, insecure));
        if (!properties.containsKey(ClientKeys.BOOTSTRAP_SERVERS)) {
            problems.add(
                    "'properties' lacks bootstrap.servers: the addresses of one or more brokers, for example localhost:9092.");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    @Override
    public Optional<RegistrySettings> registrySettings() {
        return schemaRegistry.map(RegistryOptions::settings);
    }

    /** The addresses as they were written. */
    String bootstrapServers() {
        return properties.get(ClientKeys.BOOTSTRAP_SERVERS).toString();
    }
}
