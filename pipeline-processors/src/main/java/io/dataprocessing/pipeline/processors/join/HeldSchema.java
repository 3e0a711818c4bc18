package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import java.util.ArrayList;
import java.util.List;

/** Waiting records as they are kept in state. */
final class HeldSchema implements Schema<HeldMoment> {

    private final RowType record;
    private final RowType rowType;

    HeldSchema(RowType value) {
        this.record =
                RowType.builder()
                        .field("matched", DataTypes.BOOLEAN)
                        .field("value", value.withNullable(false))
                        .build();
        this.rowType = RowType.builder().field("records", DataTypes.array(record)).build();
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public Class<HeldMoment> javaType() {
        return HeldMoment.class;
    }

    @Override
    public HeldMoment fromRow(Row row) {
        List<Held> records = new ArrayList<>();
        for (Object each : row.getArray(0)) {
            Row held = (Row) each;
            records.add(new Held(held.getRow(1), held.getBoolean(0)));
        }
        return new HeldMoment(records);
    }

    @Override
    public Row toRow(HeldMoment value) {
        List<Row> records = new ArrayList<>();
        for (Held held : value.records()) {
            records.add(Row.trusted(record, new Object[] {held.matched(), held.value()}));
        }
        return Row.trusted(rowType, new Object[] {List.copyOf(records)});
    }
}
