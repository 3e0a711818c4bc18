package io.dataprocessing.pipeline.benchmarks.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.dataprocessing.pipeline.benchmarks.scenario.AvroOrders;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Reads records with Confluent's deserializer. */
final class AvroValues implements Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

    AvroValues(String registry) {
        deserializer.configure(Map.of("schema.registry.url", registry), false);
    }

    /** Registers the schema of orders, as the first one, for the values of a topic. */
    static void register(String registry, String topic) {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(registry, 1)) {
            int id = client.register(topic + "-value", new AvroSchema(AvroOrders.ORDER));
            if (id != AvroOrders.ORDER_ID) {
                throw new IllegalStateException(
                        "the schema of orders has id %d, not %d"
                                .formatted(id, AvroOrders.ORDER_ID));
            }
        } catch (IOException | RestClientException e) {
            throw new IllegalStateException("can't register the schema of orders", e);
        }
    }

    @Override
    public JsonNode read(byte[] record) {
        return json(deserializer.deserialize("", record));
    }

    private static JsonNode json(Object value) {
        if (value instanceof GenericRecord record) {
            ObjectNode object = JSON.objectNode();
            for (Schema.Field field : record.getSchema().getFields()) {
                object.set(field.name(), json(record.get(field.pos())));
            }
            return object;
        }
        if (value instanceof Collection<?> elements) {
            ArrayNode array = JSON.arrayNode();
            elements.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof CharSequence text) {
            return JSON.textNode(text.toString());
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        return value instanceof Boolean truth ? JSON.booleanNode(truth) : JSON.nullNode();
    }
}
