package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;

/**
 * The key of an event: some fields of its value, as a row. Names and nullability of fields are the
 * stream's, so two streams share keys when names are given.
 */
public final class EventKey implements KeySelector<Event, Row>, ResultTypeQueryable<Row> {

    private static final long serialVersionUID = 1L;

    private final int[] positions;
    private final RowType keyType;

    private EventKey(int[] positions, RowType keyType) {
        this.positions = positions;
        this.keyType = keyType;
    }

    /** The key of some fields. */
    public static EventKey of(RowType type, List<String> fields) {
        return named(type, fields, fields);
    }

    /**
     * The key of some fields, under other names: for inputs that share keys, whose fields are
     * called differently. All fields may be null, so that keys of both are of one type.
     */
    public static EventKey named(RowType type, List<String> fields, List<String> names) {
        int[] positions = new int[fields.size()];
        Field[] keyFields = new Field[positions.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = type.indexOf(fields.get(i));
            keyFields[i] = Field.of(names.get(i), type.field(positions[i]).type().asNullable());
        }
        return new EventKey(positions, RowType.of(keyFields));
    }

    /**
     * The key, which holds on to nothing else: it's kept beside state, and written in the bytes
     * that its values have and not in those that they came in.
     */
    @Override
    public Row getKey(Event event) {
        Row value = event.value();
        Object[] values = new Object[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.get(positions[i]);
        }
        return Row.trusted(keyType, values).materialized();
    }

    /** Looks keys up without making one for each event. */
    KeyProbe probe() {
        return new KeyProbe(positions, keyType);
    }

    /** The type of the keys. */
    public RowType keyType() {
        return keyType;
    }

    @Override
    public TypeInformation<Row> getProducedType() {
        return RowTypeInfo.ofKeys(keyType);
    }
}
