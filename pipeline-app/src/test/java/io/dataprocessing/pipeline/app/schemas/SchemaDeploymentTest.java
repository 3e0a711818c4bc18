package io.dataprocessing.pipeline.app.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.format.FormatContext.Part;
import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import io.dataprocessing.pipeline.core.preflight.WrittenSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaDeploymentTest {

    private static final String REGISTRY = "http://registry:8081";

    private final MemoryRegistry registry = new MemoryRegistry();

    @Test
    void saysWhatTheRegistryHasAndWhatItTakes() {
        registry.add("orders-key", "\"long\"");

        List<SchemaStatus> statuses =
                deployment(
                                written("orders", Part.KEY, "orders-key", "\"long\""),
                                written("orders", Part.VALUE, "orders-value", "{}"))
                        .check();

        assertThat(statuses)
                .extracting(SchemaStatus::text)
                .containsExactly(
                        """
                        Key of sink 'orders'
                          registry    http://registry:8081
                          subject     orders-key
                          schema      AVRO "long"
                          registered  yes: version 1, id 1""",
                        """
                        Value of sink 'orders'
                          registry    http://registry:8081
                          subject     orders-value
                          schema      AVRO {}
                          registered  no, but the subject takes it""");
    }

    @Test
    void refusesEverySchemaThatASubjectDoesNotTakeAndRegistersNone() {
        registry.refuse("orders-value", "orders-value: new field 'x' has no default (BACKWARD).");
        registry.refuse("refunds-value", "refunds-value: field 'y' is gone (FORWARD).");
        List<SchemaStatus> statuses =
                deployment(
                                written("orders", Part.KEY, "orders-key", "\"long\""),
                                written("orders", Part.VALUE, "orders-value", "{}"),
                                written("refunds", Part.VALUE, "refunds-value", "{}"))
                        .check();

        assertThat(statuses.get(1).text().lines().skip(4))
                .containsExactly(
                        "  registered  no, and the subject doesn't take it:",
                        "    orders-value: new field 'x' has no default (BACKWARD).");
        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(() -> SchemaDeployment.demandCompatible(statuses))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PREFLIGHT))
                .withMessage(
                        """
                        orders-value: new field 'x' has no default (BACKWARD).
                        refunds-value: field 'y' is gone (FORWARD).
                        2 incompatible schemas. Nothing was registered.""");
    }

    @Test
    void registersWhatIsMissingAndEachOnce() {
        registry.add("orders-key", "\"long\"");
        SchemaDeployment deployment =
                deployment(
                        written("orders", Part.KEY, "orders-key", "\"long\""),
                        written("orders", Part.VALUE, "orders-value", "{}"),
                        written("copy", Part.VALUE, "orders-value", "{}"));

        assertThat(SchemaDeployment.register(deployment.check()))
                .containsExactly("Registered under subject 'orders-value' with id 2.");
        assertThat(SchemaDeployment.register(deployment.check())).isEmpty();
        assertThat(registry.size()).isEqualTo(2);
    }

    @Test
    void saysOnceThatARegistryGivesNoAnswer() {
        registry.goDown();
        SchemaDeployment deployment =
                deployment(
                        written("orders", Part.KEY, "orders-key", "\"long\""),
                        written("orders", Part.VALUE, "orders-value", "{}"));

        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(deployment::check)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PREFLIGHT))
                .withMessage(
                        """
                        the registry gives no answer
                        Nothing was registered.""");
    }

    @Test
    void saysWhatWasDoneWhenTheRegistryGoesAwayInBetween() {
        List<SchemaStatus> statuses =
                deployment(
                                written("orders", Part.KEY, "orders-key", "\"long\""),
                                written("orders", Part.VALUE, "orders-value", "{}"))
                        .check();
        registry.goDownAfterOneMore();

        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(() -> SchemaDeployment.register(statuses))
                .withMessage(
                        """
                        orders-value: the registry gives no answer
                        Registered under subject 'orders-key' with id 1.""");
    }

    private static SchemaDeployment deployment(WrittenSchema... schemas) {
        return new SchemaDeployment(List.of(schemas));
    }

    private WrittenSchema written(String sink, Part part, String subject, String text) {
        return new WrittenSchema(
                sink,
                part,
                new RegistrySettings(REGISTRY, Map.of()),
                new Registration(
                        subject, "AVRO", text, /* automatic= */ false, /* normalize= */ false),
                registry);
    }
}
