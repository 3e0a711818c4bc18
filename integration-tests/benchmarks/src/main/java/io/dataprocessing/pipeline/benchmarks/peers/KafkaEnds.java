package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.scenario.Guarantee;
import java.util.Properties;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** Sources and sinks of jobs that people write with Flink's Kafka connector. */
final class KafkaEnds {

    /** Below what brokers allow, which everybody learns at the first start. */
    private static final String TRANSACTION_TIMEOUT = "600000";

    private KafkaEnds() {}

    /** A source that reads the input from its beginning. */
    static <T> KafkaSourceBuilder<T> source(JobSpec spec) {
        return KafkaSource.<T>builder()
                .setBootstrapServers(spec.bootstrapServers())
                .setTopics(spec.input())
                .setGroupId(spec.run())
                .setStartingOffsets(OffsetsInitializer.earliest());
    }

    /** The same with a socket buffer that the operating system sizes, which large records repay. */
    static <T> KafkaSourceBuilder<T> tunedSource(JobSpec spec) {
        return KafkaEnds.<T>source(spec).setProperty("receive.buffer.bytes", "-1");
    }

    /** A sink of values for one of the outputs. */
    static <T> KafkaSink<T> sink(
            JobSpec spec, String output, SerializationSchema<T> values, Properties producer) {
        return KafkaEnds.<T>sink(spec, output, producer)
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.<T>builder()
                                .setTopic(spec.outputs().get(output))
                                .setValueSerializationSchema(values)
                                .build())
                .build();
    }

    /** A sink that has everything but a serializer. */
    static <T> KafkaSinkBuilder<T> sink(JobSpec spec, String name, Properties producer) {
        boolean exactlyOnce = spec.scenario().guarantee() == Guarantee.EXACTLY_ONCE;
        Properties properties = new Properties();
        properties.putAll(producer);
        properties.put("transaction.timeout.ms", TRANSACTION_TIMEOUT);
        return KafkaSink.<T>builder()
                .setBootstrapServers(spec.bootstrapServers())
                .setKafkaProducerConfig(properties)
                .setDeliveryGuarantee(
                        exactlyOnce
                                ? DeliveryGuarantee.EXACTLY_ONCE
                                : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionalIdPrefix(spec.run() + "-" + name);
    }

    /** The three settings of a producer that make the largest difference. */
    static Properties tuned() {
        Properties tuned = new Properties();
        tuned.put("compression.type", "lz4");
        tuned.put("linger.ms", "20");
        tuned.put("batch.size", String.valueOf(128 * 1024));
        return tuned;
    }
}
