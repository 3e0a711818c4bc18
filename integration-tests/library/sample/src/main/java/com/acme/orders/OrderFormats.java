package com.acme.orders;

import io.dataprocessing.pipeline.core.library.FormatSchemas;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;

/** Formats as (de)serialization schemas of Flink's own connectors. */
final class OrderFormats {

    private final FormatSchemas formats;

    OrderFormats(Catalog catalog) {
        this.formats = new FormatSchemas(catalog);
    }

    /** Orders in JSON. */
    KafkaSource<Order> source(String brokers, String topic) {
        return KafkaSource.<Order>builder()
                .setBootstrapServers(brokers)
                .setTopics(topic)
                .setGroupId("orders")
                .setValueOnlyDeserializer(
                        formats.deserializer("json", Order.class, options -> {}))
                .build();
    }

    /** Orders in CSV. */
    KafkaSink<Order> sink(String brokers, String topic) {
        return KafkaSink.<Order>builder()
                .setBootstrapServers(brokers)
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.<Order>builder()
                                .setTopic(topic)
                                .setValueSerializationSchema(csv())
                                .build())
                .build();
    }

    private SerializationSchema<Order> csv() {
        return formats.serializer("csv", Order.class, options -> options.set("delimiter", ";"));
    }
}
