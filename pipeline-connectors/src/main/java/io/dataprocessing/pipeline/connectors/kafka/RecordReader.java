package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes an event of each record that is read. It never throws for a record's content: the connector
 * would answer with an endless loop of restarts.
 */
final class RecordReader implements KafkaRecordDeserializationSchema<Event> {

    private final EventDecoder decoder;

    RecordReader(EventDecoder decoder) {
        this.decoder = requireNonNull(decoder, "decoder");
    }

    @Override
    public void open(InitializationContext context) {
        decoder.open(context.getUserCodeClassLoader(), context.getMetricGroup());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> output) {
        RawRecord raw =
                new RawRecord(
                        record.topic(),
                        record.partition(),
                        record.timestamp() < 0 ? Event.NO_TIMESTAMP : record.timestamp(),
                        record.key(),
                        record.value(),
                        headers(record.headers()));
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        output.collect(decoder.decode(raw, origin));
    }

    private static Headers headers(org.apache.kafka.common.header.Headers headers) {
        List<Header> all = null;
        for (org.apache.kafka.common.header.Header header : headers) {
            all = all == null ? new ArrayList<>() : all;
            all.add(new Header(header.key(), header.value()));
        }
        return all == null ? Headers.none() : new Headers(all);
    }

    @Override
    public TypeInformation<Event> getProducedType() {
        return decoder.type();
    }
}
