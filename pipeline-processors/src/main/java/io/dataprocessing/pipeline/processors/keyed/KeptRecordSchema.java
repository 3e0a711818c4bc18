package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import java.util.List;
import java.util.Optional;

/** {@link KeptRecord}s as they stand in state. */
final class KeptRecordSchema implements Schema<KeptRecord> {

    private static final RowType HEADER =
            RowType.builder()
                    .field("name", DataTypes.STRING)
                    .field("value", DataTypes.BYTES.asNullable())
                    .build();

    private final RowType rowType;

    KeptRecordSchema(RowType valueType) {
        this.rowType =
                RowType.builder()
                        .field("value", valueType.asRequired())
                        .field("seen", DataTypes.TIMESTAMP)
                        .field("message_key", DataTypes.BYTES.asNullable())
                        .field("headers", DataTypes.array(HEADER))
                        .build();
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public Class<KeptRecord> javaType() {
        return KeptRecord.class;
    }

    @Override
    public KeptRecord fromRow(Row row) {
        List<Header> headers =
                row.getArray(3).stream()
                        .map(Row.class::cast)
                        .map(header -> new Header(header.getString(0), (byte[]) header.get(1)))
                        .toList();
        return new KeptRecord(
                row.getRow(0),
                row.getTimestamp(1),
                Optional.ofNullable((byte[]) row.get(2)),
                new Headers(headers));
    }

    @Override
    public Row toRow(KeptRecord kept) {
        List<Row> headers =
                kept.headers().all().stream()
                        .map(
                                header ->
                                        Row.trusted(
                                                HEADER,
                                                new Object[] {header.name(), header.value()}))
                        .toList();
        return Row.trusted(
                rowType,
                new Object[] {kept.value(), kept.seen(), kept.messageKey().orElse(null), headers});
    }
}
