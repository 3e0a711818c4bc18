package io.dataprocessing.pipeline.suite.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tests rely on: the genuine serializers and a registry that judges compatibility. */
@ExtendWith(RegistryExtension.class)
class TestRegistryIT {

    private static final String FIRST =
            """
            {"type": "record", "name": "Order", "fields": [{"name": "id", "type": "long"}]}""";

    private static final String WITH_A_FIELD_THAT_HAS_NO_DEFAULT =
            """
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "long"}, {"name": "sku", "type": "string"}]}""";

    @Test
    void theGenuineSerializersGoRoundThroughIt(TestRegistry registry) {
        int id = registry.register("registry-it-round-value", FIRST);
        Map<String, Object> settings =
                Map.of("schema.registry.url", registry.url(), "auto.register.schemas", false);
        GenericData.Record order = new GenericData.Record(new Schema.Parser().parse(FIRST));
        order.put("id", 7L);

        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            serializer.configure(settings, /* isKey= */ false);
            deserializer.configure(settings, /* isKey= */ false);
            byte[] bytes = serializer.serialize("registry-it-round", order);

            assertThat(bytes).startsWith(0, 0, 0, 0, id).endsWith(14);
            assertThat(deserializer.deserialize("registry-it-round", bytes)).isEqualTo(order);
        }
    }

    @Test
    void itTakesSchemasOfEveryLanguage(TestRegistry registry) {
        int json =
                registry.register(
                        "registry-it-json-value",
                        "JSON",
                        "{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}");
        int protobuf =
                registry.register(
                        "registry-it-protobuf-value",
                        "PROTOBUF",
                        "syntax = \"proto3\"; message Order { int64 id = 1; }");

        assertThat(json).isNotEqualTo(protobuf);
        assertThat(registry.versions("registry-it-protobuf-value")).containsExactly(1);
    }

    @Test
    void itJudgesCompatibility(TestRegistry registry) {
        registry.register("registry-it-verdict-value", FIRST);
        registry.compatibility("registry-it-verdict-value", "BACKWARD");

        assertThat(
                        registry.isCompatible(
                                "registry-it-verdict-value", WITH_A_FIELD_THAT_HAS_NO_DEFAULT))
                .isFalse();
        assertThat(registry.versions("registry-it-verdict-value")).containsExactly(1);
    }
}
