package io.dataprocessing.pipeline.benchmarks.peers;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;

/** Writes records with Confluent's own serializer, which registers their schema. */
final class AvroWriter implements SerializationSchema<GenericRecord> {

    private static final long serialVersionUID = 1L;

    private final String registry;
    private final String topic;
    private transient KafkaAvroSerializer serializer;

    AvroWriter(JobSpec spec) {
        this.registry = spec.registry();
        this.topic = spec.output();
    }

    @Override
    public void open(InitializationContext context) {
        serializer = new KafkaAvroSerializer();
        serializer.configure(Map.of("schema.registry.url", registry), false);
    }

    @Override
    public byte[] serialize(GenericRecord value) {
        return serializer.serialize(topic, value);
    }
}
