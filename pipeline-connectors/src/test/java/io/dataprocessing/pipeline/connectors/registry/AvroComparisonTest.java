package io.dataprocessing.pipeline.connectors.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import io.dataprocessing.pipeline.testkit.registry.RegistryStub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvroComparisonTest {

    private static final String ID = "{\"name\":\"id\",\"type\":\"long\"}";
    private static final String SKU = "{\"name\":\"sku\",\"type\":\"string\"}";

    @Test
    void saysWhichNewFieldHasNoDefault() {
        assertThat(sentences(order(ID + "," + SKU), order(ID), "BACKWARD"))
                .containsExactly(
                        "orders-value: new field 'sku' has no default (BACKWARD). Add a default.");
        assertThat(sentences(order(ID + "," + SKU), order(ID), "FORWARD")).isEmpty();
    }

    @Test
    void saysWhichFieldIsGone() {
        assertThat(sentences(order(ID), order(ID + "," + SKU), "FORWARD_TRANSITIVE"))
                .containsExactly(
                        "orders-value: field 'sku' is gone, and the registered schema has no"
                                + " default for it (FORWARD_TRANSITIVE). Keep it.");
        assertThat(sentences(order(ID), order(ID + "," + SKU), "BACKWARD")).isEmpty();
    }

    @Test
    void saysBothWhereBothDirectionsAreDemanded() {
        assertThat(sentences(order(ID), order(SKU), "FULL"))
                .containsExactly(
                        "orders-value: new field 'id' has no default (FULL). Add a default.",
                        "orders-value: field 'sku' is gone, and the registered schema has no"
                                + " default for it (FULL). Keep it.");
    }

    @Test
    void saysWhichTypesAndSymbolsDoNotFit() {
        assertThat(sentences(order(ID.replace("long", "string")), order(ID), "BACKWARD"))
                .containsExactly(
                        "orders-value: a type has changed: reader type: STRING not compatible with"
                                + " writer type: LONG (BACKWARD).");
        assertThat(sentences(order(status("\"NEW\"")), order(status("\"NEW\",\"OLD\"")), "FULL"))
                .containsExactly(
                        "orders-value: enum symbols are missing and there is no default: [OLD] (FULL).");
        assertThat(sentences(order(maybe("\"long\"")), order(maybe("\"string\"")), "BACKWARD"))
                .singleElement()
                .asString()
                .startsWith("orders-value: The new schema is missing a type inside a union field");
        assertThat(sentences(order(ID).replace("Order", "Other"), order(ID), "BACKWARD"))
                .containsExactly(
                        "orders-value: The name of the schema has changed (path '/name') (BACKWARD).");
        assertThat(sentences(order(hash(16)), order(hash(8)), "BACKWARD"))
                .singleElement()
                .asString()
                .startsWith("orders-value: The size of the fixed field at path");
    }

    @Test
    void saysNothingOfWhatIsNoAvro() {
        assertThat(AvroComparison.reasons("{}", order(ID), "BACKWARD")).isEmpty();
    }

    @Test
    void helpsOutWhereTheRegistryGivesNoReason() throws RegistryException {
        try (RegistryStub registry = RegistryStub.start();
                SchemaRegistrar registrar =
                        new Registrar(new RegistrySettings(registry.url(), Map.of()))) {
            registry.register("orders-value", order(ID));
            registry.compatibility("orders-value", "BACKWARD");
            registry.refuse("orders-value", "Schemas are incompatible");

            assertThat(registrar.check(registration(order(ID + "," + SKU))).problems())
                    .containsExactly(
                            "orders-value: new field 'sku' has no default (BACKWARD). Add a default.");
            assertThat(
                            registrar
                                    .check(
                                            registration(
                                                    order(
                                                            SKU.replace(
                                                                    "string\"",
                                                                    "string\",\"default\":\"\""))))
                                    .problems())
                    .containsExactly("orders-value: Schemas are incompatible (BACKWARD).");
        }
    }

    private static Registration registration(String text) {
        return new Registration(
                "orders-value", "AVRO", text, /* automatic= */ false, /* normalize= */ false);
    }

    private static List<String> sentences(String newText, String oldText, String level) {
        List<String> reasons = AvroComparison.reasons(newText, oldText, level);
        return reasons.isEmpty()
                ? reasons
                : Incompatibilities.sentences("orders-value", reasons, Optional.of(level));
    }

    private static String order(String fields) {
        return "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[%s]}".formatted(fields);
    }

    private static String status(String symbols) {
        return "{\"name\":\"status\",\"type\":{\"type\":\"enum\",\"name\":\"Status\",\"symbols\":[%s]}}"
                .formatted(symbols);
    }

    private static String maybe(String type) {
        return "{\"name\":\"maybe\",\"type\":[\"null\",%s]}".formatted(type);
    }

    private static String hash(int size) {
        return "{\"name\":\"hash\",\"type\":{\"type\":\"fixed\",\"name\":\"Hash\",\"size\":%d}}"
                .formatted(size);
    }
}
