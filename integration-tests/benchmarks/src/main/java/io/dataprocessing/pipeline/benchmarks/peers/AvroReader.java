package io.dataprocessing.pipeline.benchmarks.peers;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.scenario.AvroOrders;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;

/** Reads records with Confluent's own deserializer. */
final class AvroReader extends AbstractDeserializationSchema<GenericRecord> {

    private static final long serialVersionUID = 1L;

    private final String registry;
    private final String topic;
    private transient KafkaAvroDeserializer deserializer;

    AvroReader(JobSpec spec) {
        super(new GenericRecordAvroTypeInfo(new Schema.Parser().parse(AvroOrders.ORDER)));
        this.registry = spec.registry();
        this.topic = spec.input();
    }

    @Override
    public void open(InitializationContext context) {
        deserializer = new KafkaAvroDeserializer();
        deserializer.configure(Map.of("schema.registry.url", registry), false);
    }

    @Override
    public GenericRecord deserialize(byte[] message) {
        return (GenericRecord) deserializer.deserialize(topic, message);
    }
}
