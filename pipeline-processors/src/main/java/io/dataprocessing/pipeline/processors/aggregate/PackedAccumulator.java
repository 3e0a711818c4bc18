package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;

/**
 * What is kept for a window: plain longs, and cells for the functions that need them. It's at the
 * same time the row in which it's stored, and from then on never changed but copied.
 */
final class PackedAccumulator implements Row {

    static final Object[] NO_CELLS = {};

    private final PackedLayout layout;
    private final long[] slots;
    private Object[] cells;
    private boolean frozen;

    PackedAccumulator(PackedLayout layout, long[] slots, Object[] cells) {
        this.layout = layout;
        this.slots = slots;
        this.cells = cells;
    }

    PackedLayout layout() {
        return layout;
    }

    long[] slots() {
        return slots;
    }

    /** The cells, each where the row has it; none where all functions are in longs. */
    Object[] cells() {
        return cells;
    }

    /** From now on it's a row that others may keep. */
    PackedAccumulator freeze() {
        frozen = true;
        return this;
    }

    boolean isFrozen() {
        return frozen;
    }

    PackedAccumulator copy() {
        return new PackedAccumulator(
                layout, slots.clone(), cells.length == 0 ? NO_CELLS : cells.clone());
    }

    /** Moves what a function holds from longs to cells, where it isn't there yet. */
    void spill(int function) {
        if (cells.length == 0) {
            cells = new Object[layout.rowType().size()];
        }
        if (layout.isInSlots(slots, function)) {
            int from = layout.firstCell(function);
            int end = from + layout.functions().get(function).cells().size();
            for (int i = from; i < end; i++) {
                cells[i] = layout.cell(slots, function, i);
            }
            slots[layout.firstSlot(function)] = PackedLayout.SPILLED;
        }
    }

    /** Takes back what was changed since the values were saved. */
    void restore(long[] savedSlots, Object[] savedCells) {
        System.arraycopy(savedSlots, 0, slots, 0, slots.length);
        cells = savedCells;
    }

    @Override
    public RowType type() {
        return layout.rowType();
    }

    @Override
    public boolean isNull(int index) {
        return get(index) == null;
    }

    @Override
    public Object get(int index) {
        int function = layout.functionOf(index);
        return layout.isInSlots(slots, function)
                ? layout.cell(slots, function, index)
                : cells[index];
    }

    @Override
    public Row with(int index, Object value) {
        Object[] values = new Object[type().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == index ? value : get(i);
        }
        return Row.of(type(), values);
    }

    @Override
    public Row materialized() {
        PackedAccumulator kept = frozen ? this : copy().freeze();
        if (cells.length == 0) {
            return kept;
        }
        Row plain = Row.trusted(type(), cells).materialized();
        Object[] changed = new Object[cells.length];
        boolean same = true;
        for (int i = 0; i < changed.length; i++) {
            changed[i] = plain.get(i);
            same &= changed[i] == cells[i];
        }
        return same ? kept : new PackedAccumulator(layout, slots.clone(), changed).freeze();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Row that && RowEquality.equal(this, that));
    }

    @Override
    public int hashCode() {
        return RowEquality.hash(this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < type().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(type().field(i).name()).append(": ");
            text.append(get(i));
        }
        return text.append('}').toString();
    }
}
