package io.dataprocessing.pipeline.core.library;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.task.OnTask;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** A format's decoder as Flink calls it. */
final class FormatDeserializer<T> implements DeserializationSchema<T> {

    private static final long serialVersionUID = 1L;

    private final OnTask<RowDecoder> format;
    private final RowType rows;
    private final ValueTypeInfo<T> values;
    private transient RowDecoder decoder;
    private transient RowConverter converter;
    private transient Schema<T> schema;

    FormatDeserializer(OnTask<RowDecoder> format, RowType rows, ValueTypeInfo<T> values) {
        this.format = requireNonNull(format, "format");
        this.rows = requireNonNull(rows, "rows");
        this.values = requireNonNull(values, "values");
    }

    @Override
    public void open(InitializationContext context) {
        decoder = format.make(context.getUserCodeClassLoader());
        converter = RowConverter.of(rows, values.rowType());
        schema = values.schema();
    }

    /** Null where Flink wants that: for a record without a value, or that rightly holds no row. */
    @Override
    public T deserialize(byte[] message) throws IOException {
        return value(message).orElse(null);
    }

    @Override
    public void deserialize(byte[] message, Collector<T> out) throws IOException {
        value(message).ifPresent(out::collect);
    }

    private Optional<T> value(byte[] message) throws IOException {
        if (message == null) {
            return Optional.empty();
        }
        try {
            Row row = decoder.decode(message);
            return Optional.of(schema.fromRow(converter.convert(row)));
        } catch (NoRowException e) {
            return Optional.empty();
        } catch (DecodeException | SchemaException e) {
            throw new IOException("a record can't be decoded: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isEndOfStream(T next) {
        return false;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return values;
    }
}
