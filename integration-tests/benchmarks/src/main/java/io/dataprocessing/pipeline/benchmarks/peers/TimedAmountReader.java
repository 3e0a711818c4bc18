package io.dataprocessing.pipeline.benchmarks.peers;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the three fields of an order that the window needs. */
final class TimedAmountReader implements KafkaRecordDeserializationSchema<TimedAmount> {

    private static final int FIELDS_READ = 3;

    private transient TimedAmount reused;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reused = new TimedAmount();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TimedAmount> output)
            throws IOException {
        try (JsonParser parser = OrderParser.of(record.value())) {
            int missing = FIELDS_READ;
            while (missing > 0) {
                missing--;
                switch (parser.nextFieldName()) {
                    case "ts" -> reused.time = parser.nextLongValue(0);
                    case "account" -> reused.account = parser.nextLongValue(0);
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
    public TypeInformation<TimedAmount> getProducedType() {
        return TypeInformation.of(TimedAmount.class);
    }
}
