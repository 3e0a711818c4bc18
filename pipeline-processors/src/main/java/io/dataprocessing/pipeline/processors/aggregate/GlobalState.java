package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a global window keeps for a key.
 *
 * @param spec the cell
 * @param ttl how long after the last record; empty for ever
 */
record GlobalState(StateSpec<ValueState<GlobalState.Content>> spec, Optional<Duration> ttl) {

    /**
     * The window of a key.
     *
     * @param accumulator what was taken in
     * @param count how many records
     * @param first the time of the earliest record
     * @param last the time of the latest
     * @param changed whether it took something in since it was last emitted
     */
    record Content(
            Accumulator accumulator, long count, Instant first, Instant last, boolean changed) {

        Content emitted() {
            return new Content(accumulator, count, first, last, false);
        }
    }

    /** The cell has no TTL of its own: a timer emits what it holds before it's forgotten. */
    static GlobalState of(AccumulatorSchema accumulator, Ttl ttl) {
        return new GlobalState(
                StateSpec.value("window", new ContentSchema(accumulator), Ttl.none()),
                ttl.duration());
    }

    private record ContentSchema(AccumulatorSchema accumulator, RowType rowType)
            implements Schema<Content> {

        ContentSchema(AccumulatorSchema accumulator) {
            this(
                    accumulator,
                    RowType.builder()
                            .field("accumulator", accumulator.rowType())
                            .field("count", DataTypes.LONG)
                            .field("first", DataTypes.TIMESTAMP)
                            .field("last", DataTypes.TIMESTAMP)
                            .field("changed", DataTypes.BOOLEAN)
                            .build());
        }

        @Override
        public Class<Content> javaType() {
            return Content.class;
        }

        @Override
        public Content fromRow(Row row) {
            return new Content(
                    accumulator.fromRow(row.getRow(0)),
                    row.getLong(1),
                    row.getTimestamp(2),
                    row.getTimestamp(3),
                    row.getBoolean(4));
        }

        @Override
        public Row toRow(Content value) {
            return Row.trusted(
                    rowType,
                    new Object[] {
                        accumulator.toRow(value.accumulator()),
                        value.count(),
                        value.first(),
                        value.last(),
                        value.changed()
                    });
        }
    }
}
