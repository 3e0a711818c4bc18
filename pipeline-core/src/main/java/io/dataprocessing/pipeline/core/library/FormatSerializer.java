package io.dataprocessing.pipeline.core.library;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.format.EncodeException;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.task.OnTask;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.util.FlinkRuntimeException;

/** A format's encoder as Flink calls it. */
final class FormatSerializer<T> implements SerializationSchema<T> {

    private static final long serialVersionUID = 1L;

    private final OnTask<RowEncoder> format;
    private final ValueTypeInfo<T> values;
    private transient RowEncoder encoder;
    private transient Schema<T> schema;

    FormatSerializer(OnTask<RowEncoder> format, ValueTypeInfo<T> values) {
        this.format = requireNonNull(format, "format");
        this.values = requireNonNull(values, "values");
    }

    @Override
    public void open(InitializationContext context) {
        encoder = format.make(context.getUserCodeClassLoader());
        schema = values.schema();
    }

    @Override
    public byte[] serialize(T value) {
        try {
            return encoder.encode(schema.toRow(value));
        } catch (EncodeException e) {
            throw new FlinkRuntimeException("a value can't be encoded: " + e.getMessage(), e);
        }
    }
}
