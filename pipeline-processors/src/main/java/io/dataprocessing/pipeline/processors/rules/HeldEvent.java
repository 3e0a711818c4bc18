package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.Emission;
import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event that waits for rules, as it's kept in state: all of it that goes out again.
 *
 * @param row its time, message key, headers and value
 */
record HeldEvent(Row row) {

    private static final RowType HEADER =
            RowType.of(
                    Field.of("name", DataTypes.STRING),
                    Field.of("value", DataTypes.BYTES.asNullable()));

    static RowType type(RowType event) {
        return RowType.of(
                Field.of("time", DataTypes.TIMESTAMP.asNullable()),
                Field.of("message_key", DataTypes.BYTES.asNullable()),
                Field.of("headers", DataTypes.array(HEADER)),
                Field.of("event", event));
    }

    static HeldEvent of(Input<Row> input, RowType type) {
        List<Row> headers = new ArrayList<>();
        for (Header header : input.headers().all()) {
            headers.add(Row.of(HEADER, header.name(), header.value()));
        }
        return new HeldEvent(
                Row.of(
                        type,
                        input.timestamp().orElse(null),
                        input.messageKey().orElse(null),
                        headers,
                        input.value()));
    }

    /** The value. */
    Row event() {
        return row.getRow(3);
    }

    /** A result of the event, with what else the event carried. */
    Emission<Row> carrying(Row result) {
        Headers headers = Headers.none();
        for (Object header : row.getArray(2)) {
            Row each = (Row) header;
            headers = headers.with((String) each.get(0), (byte[]) each.get(1));
        }
        return new Emission<>(
                result,
                Optional.ofNullable((Instant) row.get(0)),
                Optional.ofNullable((byte[]) row.get(1)),
                Optional.of(headers));
    }
}
