package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.Failure;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes events of the values of somebody's own stream. What is no row of the source's type becomes
 * an event with a failure, whose record holds the value as text.
 */
public final class GivenValueFunction<T> extends ProcessFunction<T, Event> {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final ValueTypeInfo<T> values;
    private final RowType type;

    /** Null where Flink's timestamps are the event times. */
    private final EventTime eventTime;

    private transient Schema<T> schema;
    private transient RowConverter converter;

    private GivenValueFunction(
            String source, ValueTypeInfo<T> values, RowType type, EventTime eventTime) {
        this.source = requireNonNull(source, "source");
        this.values = requireNonNull(values, "values");
        this.type = requireNonNull(type, "type");
        this.eventTime = eventTime;
    }

    /**
     * The first operator of a source whose event times are Flink's timestamps.
     *
     * @param values what comes
     * @param type the type of the source's rows
     */
    public static <T> GivenValueFunction<T> keepingTime(
            String source, ValueTypeInfo<T> values, RowType type) {
        return new GivenValueFunction<>(source, values, type, null);
    }

    /** The first operator of a source whose rows say what their event time is. */
    public static <T> GivenValueFunction<T> findingTime(
            String source, ValueTypeInfo<T> values, RowType type, EventTime eventTime) {
        return new GivenValueFunction<>(
                source, values, type, requireNonNull(eventTime, "eventTime"));
    }

    @Override
    public void open(OpenContext context) {
        if (eventTime != null) {
            eventTime.open();
        }
        schema = values.schema();
        converter = RowConverter.of(values.rowType(), type);
    }

    @Override
    public void processElement(T value, Context context, Collector<Event> out) {
        out.collect(event(value, context.timestamp()));
    }

    private Event event(T value, Long timestamp) {
        Row row;
        try {
            row = converter.convert(row(value));
        } catch (RuntimeException e) {
            return Event.refused(
                    text(value), FailureRouter.failureOf(source, Failure.Stage.DECODE, e));
        }
        if (eventTime == null) {
            return Event.of(row, timestamp == null ? Event.NO_TIMESTAMP : timestamp);
        }
        try {
            return Event.of(row, eventTime.of(row, timestamp == null ? -1 : timestamp));
        } catch (EventTimeException | RuntimeException e) {
            return Event.of(row, Event.NO_TIMESTAMP)
                    .withFailure(FailureRouter.failureOf(source, Failure.Stage.TIMESTAMP, e));
        }
    }

    private Row row(T value) {
        if (value == null) {
            throw new SchemaException("a stream can't hold null");
        }
        Row row = schema.toRow(value);
        if (!row.type().withNullable(false).equals(values.rowType())
                && !values.rowType().accepts(row)) {
            throw new SchemaException(
                    "a row of %s came where the stream is of %s"
                            .formatted(row.type(), values.rowType()));
        }
        return row;
    }

    private static RawRecord text(Object value) {
        return new RawRecord(
                "",
                RawRecord.ANY_PARTITION,
                Event.NO_TIMESTAMP,
                null,
                String.valueOf(value).getBytes(StandardCharsets.UTF_8),
                Headers.none());
    }
}
