package io.dataprocessing.pipeline.connectors.kafka.letters;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Headers of records, between Kafka's types and ours. */
final class Records {

    private Records() {}

    static Headers headers(ConsumerRecord<byte[], byte[]> record) {
        List<Header> all = new ArrayList<>();
        record.headers().forEach(header -> all.add(new Header(header.key(), header.value())));
        return new Headers(all);
    }

    static List<org.apache.kafka.common.header.Header> headers(Headers headers) {
        return headers.all().stream()
                .<org.apache.kafka.common.header.Header>map(
                        header -> new RecordHeader(header.name(), header.value()))
                .toList();
    }
}
