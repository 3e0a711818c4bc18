package io.dataprocessing.pipeline.connectors.kafka;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import io.dataprocessing.pipeline.connectors.table.RowIndex;
import io.dataprocessing.pipeline.core.connector.TableDecoder;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last row of each record key of a topic, found by the fields that a step asks by. One thread
 * changes it, any number look up.
 */
final class TopicRows {

    private static final Logger LOG = LoggerFactory.getLogger(TopicRows.class);

    private final KafkaTableOptions options;
    private final TableDecoder decoder;
    private final RowIndex index;
    private final Map<ByteBuffer, Row> byRecordKey = new HashMap<>();
    private final Map<Optional<ByteBuffer>, String> refused = new LinkedHashMap<>();
    private final AtomicLong size = new AtomicLong();

    TopicRows(KafkaTableOptions options, TableDecoder decoder, RowIndex index) {
        this.options = options;
        this.decoder = decoder;
        this.index = index;
    }

    String topic() {
        return options.topic();
    }

    /** The rows of a key. */
    List<Row> get(Row key) {
        return index.get(key);
    }

    long size() {
        return size.get();
    }

    /** Takes in the next record: a row, or the removal of one. */
    void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            refuse(
                    Optional.empty(),
                    record,
                    "it has no key, which a table needs to tell its rows apart");
            return;
        }
        ByteBuffer key = ByteBuffer.wrap(record.key());
        refused.remove(Optional.of(key));
        if (record.value() == null) {
            remove(key);
            return;
        }
        try {
            put(key, decoder.decode(record.key(), record.value()));
        } catch (DecodeException e) {
            refuse(Optional.of(key), record, e.getMessage());
        } catch (NoRowException e) {
            LOG.debug("A record of topic '{}' stands for no row: {}", topic(), e.getMessage());
        }
    }

    private void put(ByteBuffer key, Row row) {
        Row before = byRecordKey.put(key, row);
        if (before == null) {
            index.add(row);
            size.incrementAndGet();
        } else {
            index.replace(before, row);
        }
    }

    private void remove(ByteBuffer key) {
        Row before = byRecordKey.remove(key);
        if (before != null) {
            index.remove(before);
            size.decrementAndGet();
        }
    }

    /**
     * Fails if a record was no row and no later one took its place.
     *
     * @throws UnavailableException which fails the job whatever its steps' error policies say
     */
    void check() {
        for (String refusal : refused.values()) {
            throw new UnavailableException(
                    refusal
                            + " Correct it with a newer record of its key, or use 'on-error: skip'.",
                    new DecodeException(refusal));
        }
    }

    private void refuse(
            Optional<ByteBuffer> key, ConsumerRecord<byte[], byte[]> record, String why) {
        String where =
                "the record at offset %d of partition %d of topic '%s' is no row of the table: %s."
                        .formatted(record.offset(), record.partition(), topic(), why);
        switch (options.onError()) {
            case FAIL -> refused.put(key, where);
            case SKIP -> LOG.warn("Passed over: {}", where);
        }
    }
}
