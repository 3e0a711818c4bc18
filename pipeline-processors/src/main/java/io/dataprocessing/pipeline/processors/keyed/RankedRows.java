package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A ranking as it stands in state.
 *
 * @param moment of a window its start, or else when its latest record came
 * @param rows the records that have a rank, in its order
 */
record RankedRows(Instant moment, List<Row> rows) {

    /** A ranking without records. */
    static RankedRows none(Instant moment) {
        return new RankedRows(moment, List.of());
    }

    /** The schema of rankings of some records. */
    static Schema<RankedRows> schema(RowType recordType) {
        return new RankedRowsSchema(
                RowType.builder()
                        .field("moment", DataTypes.TIMESTAMP)
                        .field("rows", DataTypes.array(recordType.asRequired()))
                        .build());
    }

    private record RankedRowsSchema(RowType rowType) implements Schema<RankedRows> {

        @Override
        public Class<RankedRows> javaType() {
            return RankedRows.class;
        }

        @Override
        public RankedRows fromRow(Row row) {
            return new RankedRows(
                    row.getTimestamp(0), row.getArray(1).stream().map(Row.class::cast).toList());
        }

        @Override
        public Row toRow(RankedRows ranking) {
            return Row.trusted(rowType, new Object[] {ranking.moment(), ranking.rows()});
        }
    }
}
