package io.dataprocessing.pipeline.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.format.MemoryRuntime;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.SecretReference;
import io.dataprocessing.pipeline.testkit.registry.RegistryFault;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers, refusals and silence of a registry. */
class RegistryClientTest {

    private static final String SCHEMA = "\"string\"";

    private final RegistryStub registry = RegistryStub.start();
    private final MemoryRuntime memory = new MemoryRuntime();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void asksForASchemaOnceAndRemembersIt() throws Exception {
        int id = registry.register("orders-value", SCHEMA);
        assertThat(patient(1_000).schema(id, memory).text()).isEqualTo(SCHEMA);
        registry.goDown();
        assertThat(patient(1_000).schema(id, memory).language()).isEqualTo("AVRO");
        assertThat(registry.requests("GET /schemas/ids/")).hasSize(1);
    }

    @Test
    void remembersWhatSchemasReferTo() {
        RegisteredSchema schema =
                new RegisteredSchema("AVRO", "{\"a\": \"é\"}", Map.of("x", "1", "language", "2"));
        assertThat(RegisteredSchema.parse(schema.remembered())).isEqualTo(schema);
    }

    @Test
    void anUnknownIdIsTheRecordsFault() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> patient(1_000).schema(99, memory))
                .withMessage("schema id 99 is not in registry " + registry.url());
    }

    @Test
    void asksAgainWhileTheRegistryIsNotWell() throws Exception {
        int id = registry.register("orders-value", SCHEMA);
        registry.failNext(3, RegistryFault.unavailable());
        assertThat(patient(60_000).schema(id, memory).text()).isEqualTo(SCHEMA);
        assertThat(registry.requests("GET /schemas/ids/")).hasSize(4);
    }

    @Test
    void givesUpWhenItsPatienceIsOver() {
        registry.failWith(RegistryFault.internalError());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> patient(300).schema(7, memory))
                .withMessageMatching(
                        "schema registry %s gave no answer in 1 s \\(\\d tries\\), asked for schema id 7: it answered HTTP 500[.]"
                                .formatted(registry.url()));
        registry.goDown();
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> patient(50).schema(7, memory))
                .withMessageContaining("Connection refused");
    }

    @Test
    void saysAtOnceThatTheRegistryWillNot() {
        registry.demandAuthorization("Basic x");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> patient(60_000).schema(7, memory))
                .withMessage(
                        "schema registry %s, asked for schema id 7, answered HTTP 401 (code 401)."
                                .formatted(registry.url()));
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void logsInAsThePropertiesSay() throws Exception {
        registry.demandAuthorization("Basic dXNlcjpwYXNz");
        int id = registry.register("orders-value", SCHEMA);
        RegistrySettings settings =
                new RegistrySettings(
                        registry.url(),
                        Map.of(
                                "basic.auth.user.info",
                                SecretReference.of(ConfigScalar.of("user:pass"))));
        assertThat(RegistryClient.forJob(settings).schema(id, memory).text()).isEqualTo(SCHEMA);
    }

    @Test
    void triesThreeTimesForWhoeverPlans() {
        registry.failWith(RegistryFault.unavailable());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> RegistryClient.forClient(settings(1)).latest("orders-value"))
                .withMessageMatching(
                        "schema registry %s gave no answer in \\d s \\(3 tries\\), asked for the latest version of subject 'orders-value': it answered HTTP 503[.] Nothing was started[.]"
                                .formatted(registry.url()));
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void findsVersionsAndIdsOfSubjects() {
        int first = registry.register("orders-value", SCHEMA);
        int second = registry.register("orders-value", "\"long\"");
        RegistryClient client = RegistryClient.forClient(settings(1));
        assertThat(client.latest("orders-value"))
                .hasValueSatisfying(
                        found -> {
                            assertThat(found.id()).isEqualTo(second);
                            assertThat(found.version()).isEqualTo(2);
                            assertThat(found.schema().text()).isEqualTo("\"long\"");
                        });
        assertThat(client.version("orders-value", 1))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(first));
        assertThat(client.version("orders-value", 9)).isEmpty();
        assertThat(client.latest("nobody-value")).isEmpty();
        assertThat(client.idOf("orders-value", "AVRO", SCHEMA, false)).hasValue(first);
        assertThat(client.idOf("orders-value", "AVRO", "\"int\"", false)).isEmpty();
    }

    @Test
    void saysWhatKeepsASchemaFromBeingRegistered() throws Exception {
        registry.register("orders-value", SCHEMA);
        registry.compatibility("orders-value", "BACKWARD");
        registry.refuse(
                "orders-value",
                "{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field 'x' at path '/fields/2' in the new schema has no default value and is missing in the old schema', additionalInfo:'x'}",
                "{oldSchemaVersion: 1}",
                "{oldSchema: '\"string\"'}",
                "{compatibility: 'BACKWARD'}");
        Registration registration =
                new Registration("orders-value", "AVRO", "\"int\"", true, false);
        try (Registrar registrar = new Registrar(settings(1))) {
            assertThat(registrar.check(registration).problems())
                    .containsExactly(
                            "orders-value: new field 'x' has no default (BACKWARD). Add a default.");
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registrar.register(registration))
                    .withMessageContaining(
                            "refuses the schema of subject 'orders-value' (HTTP 409)");
        }
    }

    @Test
    void registersOnceAndKnowsItAfterwards() throws Exception {
        Registration registration = new Registration("orders-value", "JSON", "{}", true, false);
        try (Registrar registrar = new Registrar(settings(1))) {
            assertThat(registrar.check(registration).id()).isEmpty();
            assertThat(registrar.check(registration).problems()).isEmpty();
            int id = registrar.register(registration);
            assertThat(registrar.register(registration)).isEqualTo(id);
            assertThat(registrar.check(registration).id()).hasValue(id);
            assertThat(registrar.check(registration).version()).hasValue(1);
        }
    }

    @Test
    void asksForWhatSchemasMeanWhereThatIsWished() throws Exception {
        Registration meant = new Registration("orders-value", "AVRO", SCHEMA, true, true);
        try (Registrar registrar = new Registrar(settings(1))) {
            registrar.check(meant);
            registrar.register(meant);
            registrar.check(meant);
        }
        assertThat(registry.requests("POST /subjects/orders-value"))
                .isNotEmpty()
                .allMatch(request -> request.contains("normalize=true"));
    }

    private RegistryClient patient(long millis) {
        return RegistryClient.forJob(settings(millis));
    }

    private RegistrySettings settings(long millis) {
        return new RegistrySettings(
                registry.url(),
                Map.of(
                        RegistryKeys.RETRY_TIMEOUT,
                        SecretReference.of(ConfigScalar.of(Long.toString(millis)))));
    }
}
