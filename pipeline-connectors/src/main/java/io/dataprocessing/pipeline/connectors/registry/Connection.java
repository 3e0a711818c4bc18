package io.dataprocessing.pipeline.connectors.registry;

import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes Confluent's client; here secrets are looked up, on the machine that uses them. */
final class Connection {

    private static final int CACHED = 1_000;
    private static final String MOCK = "mock://";

    private Connection() {}

    static SchemaRegistryClient open(RegistrySettings settings, Duration timeout) {
        Map<String, Object> properties = properties(settings);
        properties.putIfAbsent("http.connect.timeout.ms", (int) timeout.toMillis());
        properties.putIfAbsent("http.read.timeout.ms", (int) timeout.toMillis());
        if (settings.url().startsWith(MOCK)) {
            return SchemaRegistryClientFactory.newClient(
                    settings.url(),
                    CACHED,
                    providers(new AvroSchemaProvider()),
                    properties,
                    Map.of());
        }
        return new CachedSchemaRegistryClient(
                new Rest(RegistryKeys.addresses(settings.url())),
                CACHED,
                providers(new TextSchema.Provider("AVRO")),
                properties,
                Map.of());
    }

    private static List<SchemaProvider> providers(SchemaProvider avro) {
        return List.of(avro, new TextSchema.Provider("JSON"), new TextSchema.Provider("PROTOBUF"));
    }

    private static Map<String, Object> properties(RegistrySettings settings) {
        Map<String, Object> properties = new HashMap<>();
        settings.properties().forEach((key, value) -> properties.put(key, value.reveal()));
        properties.remove(RegistryKeys.RETRY_TIMEOUT);
        properties.put("max.retries", 0); // the retries are ours, see Patience
        if (properties.containsKey("basic.auth.user.info")) {
            properties.putIfAbsent("basic.auth.credentials.source", "USER_INFO");
        }
        if (properties.containsKey("bearer.auth.token")) {
            properties.putIfAbsent("bearer.auth.credentials.source", "STATIC_TOKEN");
        }
        return properties;
    }

    /** Their client, which follows no redirects: a password goes where the file says. */
    private static final class Rest extends RestService {

        Rest(List<String> urls) {
            super(urls);
        }

        @Override
        protected HttpURLConnection buildConnection(
                URL url, String method, Map<String, String> headers) throws IOException {
            HttpURLConnection connection = super.buildConnection(url, method, headers);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
