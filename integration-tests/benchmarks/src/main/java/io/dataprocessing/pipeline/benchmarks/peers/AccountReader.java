package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the account of an order, and nothing behind it. */
final class AccountReader implements KafkaRecordDeserializationSchema<Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Long> output)
            throws IOException {
        try (JsonParser parser = OrderParser.of(record.value())) {
            while (!parser.nextFieldName().equals("account")) {
                OrderParser.skipValue(parser);
            }
            output.collect(parser.nextLongValue(0));
        }
    }

    @Override
    public TypeInformation<Long> getProducedType() {
        return Types.LONG;
    }
}
