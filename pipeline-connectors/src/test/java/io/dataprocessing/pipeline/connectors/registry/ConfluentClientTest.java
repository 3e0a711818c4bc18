package io.dataprocessing.pipeline.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.dataprocessing.pipeline.testkit.registry.RegistryFault;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What we rely on in Confluent's client, seen at a registry that fails on demand. */
class ConfluentClientTest {

    private static final String ORDER =
            "{\"type\":\"record\",\"name\":\"Order\",\"fields\":"
                    + "[{\"name\":\"id\",\"type\":\"long\",\"doc\":\"of the shop's \\\"own\\\"\"}]}";
    private static final String OTHER = ORDER.replace("Order", "Other");

    private final RegistryStub registry = RegistryStub.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void findsASchemaByItsIdAndAsksOnce() throws Exception {
        int id = registry.register("orders-value", ORDER);
        SchemaRegistryClient client = client(Map.of());

        assertThat(client.getSchemaById(id).canonicalString()).isEqualTo(ORDER);
        assertThat(client.getSchemaById(id).canonicalString()).isEqualTo(ORDER);
        assertThat(registry.requests("GET /schemas/ids/" + id)).hasSize(1);
    }

    @Test
    void registersLooksUpAndLists() throws Exception {
        int id = client(Map.of()).register("orders-value", new AvroSchema(ORDER));

        assertThat(id).isEqualTo(registry.register("orders-value", ORDER));
        assertThat(client(Map.of()).getId("orders-value", new AvroSchema(ORDER))).isEqualTo(id);
        assertThat(client(Map.of()).getLatestSchemaMetadata("orders-value").getId()).isEqualTo(id);
        assertThat(client(Map.of()).getAllSubjects()).containsExactly("orders-value");
        assertThat(registry.versions("orders-value")).isEqualTo(1);
    }

    @Test
    void tellsWhyASchemaIsIncompatible() throws Exception {
        registry.register("orders-value", ORDER);
        registry.compatibility("orders-value", "BACKWARD");
        registry.refuse("orders-value", "the name has changed");
        SchemaRegistryClient client = client(Map.of());

        assertThat(client.testCompatibilityVerbose("orders-value", new AvroSchema(OTHER)))
                .containsExactly("the name has changed");
        assertThat(client.getCompatibility("orders-value")).isEqualTo("BACKWARD");
        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(() -> client.register("orders-value", new AvroSchema(OTHER)))
                .satisfies(e -> assertThat(e.getStatus()).isEqualTo(409));
    }

    @Test
    void tellsAnUnknownIdFromARegistryThatIsNotThere() {
        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(() -> client(Map.of()).getSchemaById(99))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(40403));

        registry.failWith(RegistryFault.unavailable());
        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(() -> client(Map.of("max.retries", 0)).getSchemaById(99))
                .satisfies(e -> assertThat(e.getStatus()).isEqualTo(503));

        registry.goDown();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> client(Map.of()).getSchemaById(99));
    }

    @Test
    void triesAgainAfterAServerError() throws Exception {
        int id = registry.register("orders-value", ORDER);
        registry.failNext(2, RegistryFault.internalError());
        Map<String, Object> retries =
                Map.of("max.retries", 2, "retries.wait.ms", 1, "retries.max.wait.ms", 1);

        assertThat(client(retries).getSchemaById(id).canonicalString()).isEqualTo(ORDER);
        assertThat(registry.requests("GET /schemas/ids/" + id)).hasSize(3);
    }

    @Test
    void givesUpOnSilenceAndWaitsForASlowAnswer() throws Exception {
        int id = registry.register("orders-value", ORDER);
        registry.failWith(new RegistryFault.Silent());
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> client(Map.of("http.read.timeout.ms", 50)).getSchemaById(id));

        registry.failWith(new RegistryFault.Slow(Duration.ofMillis(50)));
        assertThat(client(Map.of()).getSchemaById(id).canonicalString()).isEqualTo(ORDER);
    }

    @Test
    void findsTheRegistryAgainAfterAnOutage() throws Exception {
        int id = registry.register("orders-value", ORDER);
        SchemaRegistryClient client = client(Map.of());
        registry.goDown();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.getSchemaById(id));

        registry.comeBack();

        assertThat(client.getSchemaById(id).canonicalString()).isEqualTo(ORDER);
    }

    @Test
    void takesTheCredentialsOfEveryKind() throws Exception {
        int id = registry.register("orders-value", ORDER);
        Map<String, Object> basic =
                Map.of(
                        "basic.auth.credentials.source",
                        "USER_INFO",
                        "basic.auth.user.info",
                        "svc:secret");
        Map<String, Object> bearer =
                Map.of(
                        "bearer.auth.credentials.source",
                        "STATIC_TOKEN",
                        "bearer.auth.token",
                        "secret");

        registry.demandAuthorization("Basic c3ZjOnNlY3JldA==");
        assertThat(client(basic).getSchemaById(id).canonicalString()).isEqualTo(ORDER);
        assertThatExceptionOfType(RestClientException.class)
                .isThrownBy(() -> client(Map.of()).getSchemaById(id))
                .satisfies(e -> assertThat(e.getStatus()).isEqualTo(401));

        registry.demandAuthorization("Bearer secret");
        assertThat(client(bearer).getSchemaById(id).canonicalString()).isEqualTo(ORDER);
    }

    private SchemaRegistryClient client(Map<String, ?> settings) {
        return new CachedSchemaRegistryClient(registry.url(), 10, settings);
    }
}
