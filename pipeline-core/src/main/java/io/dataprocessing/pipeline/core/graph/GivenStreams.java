package io.dataprocessing.pipeline.core.graph;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.core.row.ObjectTypeInfo;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The program's own streams that stand for sources of a pipeline, namely those whose connection is
 * of type {@code stream}.
 *
 * <pre>{@code
 * GivenStreams streams = GivenStreams.of("orders", orders, Order.class).withRows("rates", rates, type);
 * }</pre>
 *
 * <p>Immutable. What a stream holds needn't be exactly what the plan says of the source: it has to
 * be readable as that, by the rules that hold between steps.
 */
public final class GivenStreams {

    private final Map<String, Given<?>> bySource;

    private GivenStreams(Map<String, Given<?>> bySource) {
        this.bySource = Collections.unmodifiableMap(bySource);
    }

    /** A stream and what it holds. */
    record Given<T>(DataStream<T> stream, ValueTypeInfo<T> values) {

        Given {
            requireNonNull(stream, "stream");
            requireNonNull(values, "values");
        }
    }

    /** No streams. */
    public static GivenStreams none() {
        return new GivenStreams(new LinkedHashMap<>());
    }

    /** One stream of Java objects; see {@link #with}. */
    public static <T> GivenStreams of(String source, DataStream<T> stream, Class<T> type) {
        return none().with(source, stream, type);
    }

    /** One stream of rows; see {@link #withRows}. */
    public static GivenStreams ofRows(String source, DataStream<Row> stream, RowType type) {
        return none().withRows(source, stream, type);
    }

    /**
     * These streams and one of Java objects.
     *
     * @param source the name of the source that it stands for
     * @param type a record or class that {@link io.dataprocessing.pipeline.api.data.Schemas#of} has
     *     a schema for
     * @throws SchemaException if it has none; the message says why
     * @throws IllegalArgumentException if the source has a stream already
     */
    public <T> GivenStreams with(String source, DataStream<T> stream, Class<T> type) {
        return with(source, new Given<>(stream, ObjectTypeInfo.of(type)));
    }

    /**
     * These streams and one of rows.
     *
     * @param type the type of the rows; a row of another follows the source's error policy
     * @throws IllegalArgumentException if the source has a stream already
     */
    public GivenStreams withRows(String source, DataStream<Row> stream, RowType type) {
        return with(source, new Given<>(stream, RowTypeInfo.ofValues(type)));
    }

    private GivenStreams with(String source, Given<?> given) {
        Map<String, Given<?>> all = new LinkedHashMap<>(bySource);
        if (all.putIfAbsent(requireNonNull(source, "source"), given) != null) {
            throw new IllegalArgumentException(
                    "source '%s' is given two streams".formatted(source));
        }
        return new GivenStreams(all);
    }

    Map<String, Given<?>> bySource() {
        return bySource;
    }
}
