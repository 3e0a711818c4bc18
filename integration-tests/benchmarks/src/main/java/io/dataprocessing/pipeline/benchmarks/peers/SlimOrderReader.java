package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the fields of a slim order, and nothing behind the last one. */
final class SlimOrderReader implements KafkaRecordDeserializationSchema<SlimOrder> {

    private static final long serialVersionUID = 1L;
    private static final int FIELDS_READ = 5;

    private transient SlimOrder reused;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reused = new SlimOrder();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SlimOrder> output)
            throws IOException {
        try (JsonParser parser = OrderParser.of(record.value())) {
            int missing = FIELDS_READ;
            while (missing > 0) {
                missing--;
                switch (parser.nextFieldName()) {
                    case "id" -> reused.id = parser.nextLongValue(0);
                    case "ts" -> reused.time = parser.nextLongValue(0);
                    case "account" -> reused.account = parser.nextLongValue(0);
                    case "status" -> reused.status = parser.nextTextValue();
                    case "amount" -> {
                        parser.nextToken();
                        reused.amount = parser.getDoubleValue();
                    }
                    default -> {
                        OrderParser.skipValue(parser);
                        missing++;
                    }
                }
            }
        }
        output.collect(reused);
    }

    @Override
    public TypeInformation<SlimOrder> getProducedType() {
        return TypeInformation.of(SlimOrder.class);
    }
}
