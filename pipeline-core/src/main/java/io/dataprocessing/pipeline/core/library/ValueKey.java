package io.dataprocessing.pipeline.core.library;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;

/** The key of a value, by way of its row. */
final class ValueKey<I> implements KeySelector<I, Row>, ResultTypeQueryable<Row> {

    private static final long serialVersionUID = 1L;

    private final ValueTypeInfo<I> values;
    private final EventKey key;
    private transient Schema<I> schema;

    ValueKey(ValueTypeInfo<I> values, EventKey key) {
        this.values = requireNonNull(values, "values");
        this.key = requireNonNull(key, "key");
        this.schema = values.schema();
    }

    @Override
    public Row getKey(I value) {
        return key.getKey(Event.of(schema.toRow(value), Event.NO_TIMESTAMP));
    }

    @Override
    public TypeInformation<Row> getProducedType() {
        return key.getProducedType();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        schema = values.schema();
    }
}
