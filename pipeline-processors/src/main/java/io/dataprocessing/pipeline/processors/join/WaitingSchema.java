package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records that wait for the table, as they are kept in state. */
final class WaitingSchema implements Schema<WaitingRecord> {

    private static final RowType HEADER =
            RowType.builder()
                    .field("name", DataTypes.STRING)
                    .field("value", DataTypes.BYTES.asNullable())
                    .build();

    private final RowType rowType;

    WaitingSchema(RowType value) {
        this.rowType =
                RowType.builder()
                        .field("value", value.withNullable(false))
                        .field("timestamp", DataTypes.TIMESTAMP.asNullable())
                        .field("message_key", DataTypes.BYTES.asNullable())
                        .field("headers", DataTypes.array(HEADER))
                        .build();
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public Class<WaitingRecord> javaType() {
        return WaitingRecord.class;
    }

    @Override
    public WaitingRecord fromRow(Row row) {
        List<Header> headers = new ArrayList<>();
        for (Object each : row.getArray(3)) {
            Row header = (Row) each;
            headers.add(new Header(header.getString(0), (byte[]) header.get(1)));
        }
        return new WaitingRecord(
                row.getRow(0),
                Optional.ofNullable((Instant) row.get(1)),
                Optional.ofNullable((byte[]) row.get(2)),
                headers);
    }

    @Override
    public Row toRow(WaitingRecord value) {
        List<Row> headers =
                value.headers().stream()
                        .map(
                                header ->
                                        Row.trusted(
                                                HEADER,
                                                new Object[] {header.name(), header.value()}))
                        .toList();
        return Row.trusted(
                rowType,
                new Object[] {
                    value.value(),
                    value.timestamp().orElse(null),
                    value.messageKey().orElse(null),
                    headers
                });
    }
}
