package io.dataprocessing.pipeline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.suite.broker.KafkaProbe;
import io.dataprocessing.pipeline.suite.registry.RegistryExtension;
import io.dataprocessing.pipeline.suite.registry.TestRegistry;
import io.dataprocessing.pipeline.testkit.registry.RegistryFault;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The schemas of a pipeline as a step of its deployment, at a real registry and a failing one. */
@ExtendWith(RegistryExtension.class)
final class SchemasCommandIT {

    private static final String PIPELINE =
            """
            version: 1
            name: revenue
            connections:
              main:
                type: kafka
                properties: {bootstrap.servers: "127.0.0.1:9"}
                schema-registry: {url: "%s"}
            sources:
              orders:
                connection: main
                topic: orders
                startup-mode: earliest-offset
                value: {format: json, schema: {fields: {%s}}}
            sinks:
              out: {input: orders, connection: main, topic: %s, value: {format: %s}}
            """;

    private static final String ID = "id: long";
    private static final String ID_AND_AMOUNT = "id: long, amount: long";

    @TempDir private Path directory;

    private final String topic = KafkaProbe.uniqueName("schemas");

    @Test
    void checkRegistersNothingAndRegisterOnlyWhatIsMissing(TestRegistry registry)
            throws IOException {
        String file = pipeline(registry.url(), ID, "avro-confluent");

        CommandLineRun check = CommandLineRun.of("schemas", "check", file);
        assertThat(check.exitCode()).as(check.error()).isZero();
        assertThat(check.out())
                .contains("Value of sink 'out'\n")
                .contains("  registry    " + registry.url() + "\n")
                .contains("  subject     " + topic + "-value\n")
                .contains("  schema      AVRO {\"type\":\"record\"")
                .contains("  registered  no, but the subject takes it\n")
                .endsWith(
                        "The registry has yet to get 1 schema: pipeline schemas register "
                                + file
                                + "\n");

        CommandLineRun dry = CommandLineRun.of("schemas", "register", file, "--dry-run");
        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out())
                .isEqualTo("Would be registered under subject '%s-value'.\n".formatted(topic));
        assertThat(CommandLineRun.of("schemas", "check", file).out()).isEqualTo(check.out());

        CommandLineRun register = CommandLineRun.of("schemas", "register", file);
        assertThat(register.exitCode()).isZero();
        assertThat(register.out())
                .matches("Registered under subject '%s-value' with id \\d+\\.\n".formatted(topic));
        assertThat(CommandLineRun.of("schemas", "register", file).out())
                .isEqualTo("The registry has all schemas of 'revenue'.\n");
        assertThat(CommandLineRun.of("schemas", "check", file).out())
                .containsPattern("  registered  yes: version 1, id \\d+\n")
                .endsWith("The registry has all of them.\n");
        assertThat(registry.versions(topic + "-value")).containsExactly(1);
    }

    @Test
    void anIncompatibleSchemaIsRefusedBeforeAnythingIsRegistered(TestRegistry registry)
            throws IOException {
        CommandLineRun first =
                CommandLineRun.of(
                        "schemas", "register", pipeline(registry.url(), ID, "avro-confluent"));
        assertThat(first.exitCode()).as(first.error()).isZero();
        registry.compatibility(topic + "-value", "BACKWARD");
        String file = pipeline(registry.url(), ID_AND_AMOUNT, "avro-confluent");

        for (String verb : new String[] {"check", "register"}) {
            CommandLineRun run = CommandLineRun.of("schemas", verb, file);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.error())
                    .startsWith(topic + "-value: ")
                    .contains("(BACKWARD)")
                    .endsWith("\n1 incompatible schema. Nothing was registered.\n");
        }
        assertThat(registry.versions(topic + "-value")).containsExactly(1);
    }

    @Test
    void theRegistrysReasonIsSaidInItsPlace() throws IOException {
        try (RegistryStub registry = RegistryStub.start()) {
            registry.compatibility(topic + "-value", "BACKWARD");
            registry.refuse(
                    topic + "-value",
                    "{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field"
                            + " 'amount' at path '/fields/1' in the new schema has no default"
                            + " value and is missing in the old schema',"
                            + " additionalInfo:'amount'}");
            registry.register(topic + "-value", "{\"type\":\"string\"}");

            CommandLineRun run =
                    CommandLineRun.of(
                            "schemas",
                            "register",
                            pipeline(registry.url(), ID_AND_AMOUNT, "avro-confluent"));

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.error())
                    .isEqualTo(
                            """
                            %s-value: new field 'amount' has no default (BACKWARD). Add a default.
                            1 incompatible schema. Nothing was registered.
                            """
                                    .formatted(topic));
            assertThat(registry.requests("POST /subjects/" + topic + "-value/versions")).isEmpty();
        }
    }

    @Test
    void aRegistryThatIsNotThereEndsWithItsNameAndWhatWasTried() throws IOException {
        try (RegistryStub registry = RegistryStub.start()) {
            String file = pipeline(registry.url(), ID, "avro-confluent");
            registry.goDown();
            CommandLineRun down = CommandLineRun.of("schemas", "register", file);
            assertThat(down.exitCode()).isEqualTo(3);
            assertThat(down.error())
                    .matches(
                            "schema registry %s gave no answer in \\d+ s \\(3 tries\\), asked for .*: Connection refused\\..*\nNothing was registered\\.\n"
                                    .formatted(registry.url()));

            registry.comeBack();
            registry.failWith(RegistryFault.unavailable());
            CommandLineRun busy = CommandLineRun.of("schemas", "check", file);
            assertThat(busy.exitCode()).isEqualTo(3);
            assertThat(busy.error())
                    .contains("gave no answer in", "(3 tries)", "it answered HTTP 503");
        }
    }

    @Test
    void aWrongFileAndAPipelineWithoutSuchSinksAreToldApart() throws IOException {
        String wrong = pipeline("http://127.0.0.1:9", ID, "avro-confluence");
        assertThat(CommandLineRun.of("schemas", "check", wrong).exitCode()).isEqualTo(2);

        CommandLineRun none =
                CommandLineRun.of(
                        "schemas", "register", pipeline("http://127.0.0.1:9", ID, "json"));
        assertThat(none.exitCode()).isZero();
        assertThat(none.out())
                .isEqualTo(
                        "No sink of 'revenue' has a format that takes part in a schema registry.\n");
    }

    private String pipeline(String registry, String fields, String format) throws IOException {
        Path file = Files.createTempFile(directory, "revenue", ".yaml");
        return Files.writeString(file, PIPELINE.formatted(registry, fields, topic, format))
                .toString();
    }
}
