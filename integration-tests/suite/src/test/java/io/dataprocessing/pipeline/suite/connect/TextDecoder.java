package io.dataprocessing.pipeline.suite.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.event.RawRecord;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** Takes a record's value for a text; a tombstone becomes a null. */
final class TextDecoder implements EventDecoder {

    static final RowType TYPE = RowType.of(Field.of("value", DataTypes.STRING.asNullable()));

    @Override
    public TypeInformation<Event> type() {
        return new EventTypeInfo(TYPE);
    }

    @Override
    public void open(UserCodeClassLoader userCode, MetricGroup metrics) {
        // nothing to make
    }

    @Override
    public Event decode(RawRecord raw, Origin origin) {
        Object text = raw.value() == null ? null : new String(raw.value(), UTF_8);
        return Event.read(
                Row.of(TYPE, text),
                Optional.ofNullable(raw.key()),
                raw.timestamp(),
                raw.headers(),
                origin);
    }
}
