package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;

/**
 * The key that {@link CombinedEvents} carry as it is.
 *
 * @param keyType the type of the keys
 */
record CombinedKey(RowType keyType) implements KeySelector<Event, Row>, ResultTypeQueryable<Row> {

    @Override
    public Row getKey(Event event) {
        return event.value().getRow(CombinedEvents.KEY);
    }

    @Override
    public TypeInformation<Row> getProducedType() {
        return RowTypeInfo.ofKeys(keyType);
    }
}
