package io.dataprocessing.pipeline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.connector.EventEncoder;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.expression.ExpressionResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the record of each event, and refuses what the producer would refuse later: there a record
 * that is too large would take the whole transaction with it.
 */
final class KafkaEventEncoder implements EventEncoder {

    private final RowType type;
    private final String fixedTopic;
    private final String topicText;
    private final LinkedHashMap<String, String> headerTexts;
    private final boolean forwardsHeaders;
    private final String tombstoneText;
    private final RecordTimestamp timestamp;
    private final long maxSize;
    private final String limit;
    private final TopicDirectory topics;

    private transient RowEncoder valueEncoder;
    private transient Optional<RowEncoder> keyEncoder;
    private transient Optional<Expression> topic;
    private transient Map<String, Expression> headers;
    private transient Optional<Expression> tombstone;

    KafkaEventEncoder(RowType type, KafkaSinkOptions options, long maxSize, TopicDirectory topics) {
        this.type = requireNonNull(type, "type");
        this.fixedTopic = options.topic().orElse("");
        this.topicText = options.topicExpression().map(Expression::text).orElse("");
        this.headerTexts = new LinkedHashMap<>();
        options.headers().forEach((name, value) -> headerTexts.put(name, value.text()));
        this.forwardsHeaders = options.forwardHeaders();
        this.tombstoneText = options.tombstoneWhen().map(Expression::text).orElse("");
        this.timestamp = options.timestamp();
        this.maxSize = maxSize;
        this.limit = options.maxRecordSize().isPresent() ? "max-record-size" : "max.request.size";
        this.topics = requireNonNull(topics, "topics");
    }

    @Override
    public void open(RowEncoder value, Optional<RowEncoder> key) {
        valueEncoder = requireNonNull(value, "value");
        keyEncoder = requireNonNull(key, "key");
        ExpressionCompiler compiler = new ExpressionCompiler();
        topic = fixedTopic.isEmpty() ? Optional.of(compile(compiler, topicText)) : Optional.empty();
        headers = new LinkedHashMap<>();
        tombstone =
                tombstoneText.isEmpty()
                        ? Optional.empty()
                        : Optional.of(compile(compiler, tombstoneText));
        headerTexts.forEach((name, text) -> headers.put(name, compile(compiler, text)));
    }

    private Expression compile(ExpressionCompiler compiler, String text) {
        ExpressionResult result = compiler.compile(text, type);
        if (result instanceof ExpressionResult.Success success) {
            return success.expression();
        }
        throw new IllegalStateException("the expression '" + text + "' was checked, but fails now");
    }

    @Override
    public Event encode(Event event, Optional<Row> key) throws EncodeException {
        Row row = event.value();
        byte[] keyBytes = key.isEmpty() ? event.messageKey().orElse(null) : encodeKey(key.get());
        RawRecord record =
                new RawRecord(
                        topic.isEmpty() ? fixedTopic : topic(topic.get(), row),
                        RawRecord.ANY_PARTITION,
                        timestamp(event),
                        keyBytes,
                        isTombstone(row, keyBytes) ? null : valueEncoder.encode(row),
                        headers(event, row));
        long size = RecordSize.of(record);
        if (size > maxSize) {
            throw new EncodeException(
                    "the record has %,d bytes, more than %s %,d".formatted(size, limit, maxSize));
        }
        if (topic.isPresent()) {
            topics.require(record.topic());
        }
        return event.withRaw(Optional.of(record));
    }

    private boolean isTombstone(Row row, byte[] key) throws EncodeException {
        if (tombstone.isEmpty()
                || !Boolean.TRUE.equals(evaluate("tombstone-when", tombstone.get(), row))) {
            return false;
        }
        if (key == null) {
            throw new EncodeException("a tombstone without a key deletes nothing");
        }
        return true;
    }

    private byte[] encodeKey(Row key) throws EncodeException {
        return keyEncoder
                .orElseThrow(() -> new IllegalStateException("no encoder for the key"))
                .encode(key);
    }

    private static String topic(Expression expression, Row row) throws EncodeException {
        Object name = evaluate("topic-expression", expression, row);
        if (name == null) {
            throw new EncodeException("topic-expression gives null, which is no topic");
        }
        if (TopicName.problem(name.toString()).isPresent()) {
            throw new EncodeException("topic-expression gives a text that is no name for a topic");
        }
        return name.toString();
    }

    private long timestamp(Event event) throws EncodeException {
        if (timestamp == RecordTimestamp.WRITE_TIME || event.timestamp() == Event.NO_TIMESTAMP) {
            return Event.NO_TIMESTAMP;
        }
        if (event.timestamp() < 0) {
            throw new EncodeException(
                    "the event time is before 1970, which Kafka can't express. Set 'timestamp: write-time' if the record's timestamp doesn't matter");
        }
        return event.timestamp();
    }

    private Headers headers(Event event, Row row) throws EncodeException {
        Headers all = forwardsHeaders ? forwarded(event.headers()) : Headers.none();
        if (headers.isEmpty()) {
            return all;
        }
        for (Map.Entry<String, Expression> header : headers.entrySet()) {
            Object value = evaluate("header '" + header.getKey() + "'", header.getValue(), row);
            if (value instanceof byte[] bytes) {
                all = all.with(header.getKey(), bytes);
            } else if (value != null) {
                all = all.with(header.getKey(), value.toString());
            }
        }
        return all;
    }

    private static Headers forwarded(Headers read) {
        return read.all().isEmpty() ? read : DeadLetterHeaders.without(read);
    }

    private static Object evaluate(String what, Expression expression, Row row)
            throws EncodeException {
        try {
            return expression.evaluate(row);
        } catch (EvaluationException e) {
            throw new EncodeException(what + ": " + e.getMessage());
        }
    }
}
