package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the functions of an aggregation keep what they hold: in longs, or in cells. */
final class PackedLayout {

    /** Stands in the first long of a function that went over to cells. */
    static final long SPILLED = -1;

    private final RowType rowType;
    private final List<AggregateFunction> functions;
    private final List<Optional<PackedFunction>> packed;
    private final boolean[] packs;
    private final int[] firstCells;
    private final int[] firstSlots;
    private final int[] functionOfCell;
    private final int slots;
    private final boolean needsCells;

    PackedLayout(Map<String, AggregateFunction> named) {
        this.rowType = AccumulatorSchema.of(named).rowType();
        this.functions = List.copyOf(named.values());
        this.packed = packed();
        this.packs = new boolean[functions.size()];
        this.firstCells = new int[functions.size()];
        this.firstSlots = new int[functions.size()];
        this.functionOfCell = new int[rowType.size()];
        int cell = 0;
        int slot = 0;
        for (int i = 0; i < firstCells.length; i++) {
            packs[i] = packed.get(i).isPresent();
            firstCells[i] = cell;
            firstSlots[i] = slot;
            for (int j = functions.get(i).cells().size(); j > 0; j--) {
                functionOfCell[cell++] = i;
            }
            slot += packed.get(i).map(PackedFunction::slots).orElse(0);
        }
        this.slots = slot;
        this.needsCells = packed.stream().anyMatch(Optional::isEmpty);
    }

    /** The functions over longs, made anew: one that adds records belongs to one thread. */
    List<Optional<PackedFunction>> packed() {
        return functions.stream().map(AggregateFunction::packed).toList();
    }

    RowType rowType() {
        return rowType;
    }

    List<AggregateFunction> functions() {
        return functions;
    }

    int firstCell(int function) {
        return firstCells[function];
    }

    int firstSlot(int function) {
        return firstSlots[function];
    }

    int functionOf(int cell) {
        return functionOfCell[cell];
    }

    boolean isInSlots(long[] values, int function) {
        return packs[function] && values[firstSlots[function]] != SPILLED;
    }

    /** The value of a cell of a function that is in longs. */
    Object cell(long[] values, int function, int cell) {
        return packed.get(function)
                .orElseThrow()
                .cell(values, firstSlots[function], cell - firstCells[function]);
    }

    /** Whether an accumulator stays small, texts and byte strings aside, whatever is added. */
    boolean isBounded() {
        for (int i = 0; i < functions.size(); i++) {
            if (packed.get(i).isEmpty()
                    && !functions.get(i).cells().stream().allMatch(PackedLayout::isBounded)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBounded(Field cell) {
        DataType type = cell.type();
        return type instanceof ScalarType
                || type instanceof DecimalType
                || type instanceof EnumType;
    }

    /** An empty accumulator. */
    PackedAccumulator create() {
        if (!needsCells) {
            return new PackedAccumulator(this, new long[slots], PackedAccumulator.NO_CELLS);
        }
        Object[] cells = new Object[rowType.size()];
        for (int i = 0; i < functions.size(); i++) {
            if (packed.get(i).isEmpty()) {
                functions.get(i).start(cells, firstCells[i]);
            }
        }
        return new PackedAccumulator(this, new long[slots], cells);
    }

    /** The accumulator that a row holds. */
    @SuppressWarnings("ReferenceEquality") // an accumulator of this very layout
    PackedAccumulator of(Row row) {
        if (row instanceof PackedAccumulator known && known.layout() == this) {
            return known;
        }
        PackedAccumulator read = create();
        for (int i = 0; i < functions.size(); i++) {
            int from = firstCells[i];
            if (packed.get(i).isEmpty()
                    || !packed.get(i).get().read(row, from, read.slots(), firstSlots[i])) {
                read.spill(i);
                for (int j = functions.get(i).cells().size() - 1; j >= 0; j--) {
                    read.cells()[from + j] = row.get(from + j);
                }
            }
        }
        return read.freeze();
    }
}
