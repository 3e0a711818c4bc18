package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several aggregate functions side by side over one accumulator, which is changed in place until
 * it's stored.
 */
final class PackedAggregation {

    private final PackedLayout layout;
    private final AggregateFunction[] functions;
    private final PackedFunction[] packed;
    private final long[] saved;

    PackedAggregation(PackedLayout layout) {
        this.layout = layout;
        this.functions = layout.functions().toArray(AggregateFunction[]::new);
        this.packed = new PackedFunction[functions.length];
        List<Optional<PackedFunction>> made = layout.packed();
        for (int i = 0; i < packed.length; i++) {
            if (made.get(i).isPresent()) {
                packed[i] = made.get(i).get();
            }
        }
        this.saved = new long[layout.create().slots().length];
    }

    PackedAccumulator create() {
        return layout.create();
    }

    /** Where one function fails, none of them has counted the row. */
    PackedAccumulator add(PackedAccumulator accumulator, Row value, Instant timestamp) {
        if (accumulator.isFrozen()) {
            PackedAccumulator copy = accumulator.copy();
            addTo(copy, value, timestamp);
            return copy;
        }
        long[] slots = accumulator.slots();
        System.arraycopy(slots, 0, saved, 0, slots.length);
        Object[] cells = accumulator.cells();
        Object[] savedCells = cells.length == 0 ? cells : cells.clone();
        boolean added = false;
        try {
            addTo(accumulator, value, timestamp);
            added = true;
        } finally {
            if (!added) {
                accumulator.restore(saved, savedCells);
            }
        }
        return accumulator;
    }

    private void addTo(PackedAccumulator accumulator, Row value, Instant timestamp) {
        long[] slots = accumulator.slots();
        for (int i = 0; i < functions.length; i++) {
            if (!layout.isInSlots(slots, i) || !packed[i].add(slots, layout.firstSlot(i), value)) {
                accumulator.spill(i);
                functions[i].add(accumulator.cells(), layout.firstCell(i), value, timestamp);
            }
        }
    }

    PackedAccumulator merge(PackedAccumulator left, PackedAccumulator right) {
        PackedAccumulator merged = left.isFrozen() ? left.copy() : left;
        for (int i = 0; i < functions.length; i++) {
            boolean inSlots =
                    layout.isInSlots(merged.slots(), i) && layout.isInSlots(right.slots(), i);
            if (!inSlots || !packed[i].merge(merged.slots(), right.slots(), layout.firstSlot(i))) {
                merged.spill(i);
                functions[i].merge(merged.cells(), cells(right), layout.firstCell(i));
            }
        }
        return merged;
    }

    private static Object[] cells(PackedAccumulator accumulator) {
        Object[] cells = new Object[accumulator.type().size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = accumulator.get(i);
        }
        return cells;
    }

    /** Writes the results into a row's values from a position on. */
    void write(PackedAccumulator accumulator, Object[] values, int from) {
        Object[] cells = cells(accumulator);
        for (int i = 0; i < functions.length; i++) {
            values[from + i] = functions[i].result(cells, layout.firstCell(i));
        }
    }
}
