package io.dataprocessing.pipeline.benchmarks.peers;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Generic records by Confluent's serializers, as its {@code GenericAvroSerde} has them. */
final class AvroSerde implements Serde<GenericRecord> {

    private final Map<String, String> settings;

    AvroSerde(String registry) {
        settings = Map.of("schema.registry.url", registry);
    }

    @Override
    public Serializer<GenericRecord> serializer() {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(settings, false);
        return serializer::serialize;
    }

    @Override
    public Deserializer<GenericRecord> deserializer() {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, false);
        return (topic, bytes) -> (GenericRecord) deserializer.deserialize(topic, bytes);
    }
}
