package io.dataprocessing.pipeline.core.state;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;

/**
 * The cell in which a window step keeps its open windows: start, accumulator and whether it has
 * changed since it was emitted, by end.
 */
public final class WindowCell {

    /** Its name in savepoints. */
    private static final String NAME = "windows";

    private WindowCell() {}

    /** The cell for an accumulator. */
    public static StateSpec<MapState<Long, Row>> of(Schema<?> accumulator) {
        return StateSpec.map(
                NAME, WindowEnd.SCHEMA, Schemas.rows(rowType(accumulator)), Ttl.none());
    }

    /**
     * What is stored for a window.
     *
     * @param type the type of the cell's values
     */
    public static Row row(RowType type, long start, Row accumulator, boolean changed) {
        return new StoredWindow(type, start, accumulator, changed);
    }

    private static RowType rowType(Schema<?> accumulator) {
        return RowType.builder()
                .field("start", DataTypes.LONG)
                .field("accumulator", accumulator.rowType())
                .field(Field.of("changed", DataTypes.BOOLEAN).withDefault(true))
                .build();
    }
}
