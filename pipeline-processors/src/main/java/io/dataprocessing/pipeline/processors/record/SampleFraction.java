package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowEquality;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.option.InputField;
import java.util.List;
import java.util.stream.Stream;

/** Passes the records whose values have a hash below a limit. */
final class SampleFraction implements Processor<Row, Row> {

    private final double fraction;
    private final InputField[] by;
    private final RowType byType;
    private final long seed;

    /**
     * A step.
     *
     * @param by the fields that decide; none for all
     */
    SampleFraction(double fraction, List<InputField> by, long seed) {
        this.fraction = fraction;
        this.by = by.stream().distinct().toArray(InputField[]::new);
        RowType.Builder type = RowType.builder();
        Stream.of(this.by).forEach(field -> type.field(field.name(), field.type()));
        this.byType = type.build();
        this.seed = seed;
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        if (share(RowEquality.hash(deciding(input.value()))) < fraction) {
            output.emit(input.value());
        }
    }

    private Row deciding(Row row) {
        if (by.length == 0) {
            return row;
        }
        Object[] values = new Object[by.length];
        for (int i = 0; i < by.length; i++) {
            values[i] = by[i].of(row);
        }
        return Row.trusted(byType, values);
    }

    /**
     * A number from 0 to just below 1, all equally likely. The hash of a row follows its values too
     * closely for that, so its bits are mixed: the finalizer of SplitMix64 (Steele, Lea and Flood,
     * "Fast splittable pseudorandom number generators", 2014).
     */
    private double share(int hash) {
        long bits = hash + seed * 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        bits ^= bits >>> 31;
        return (bits >>> 11) * 0x1.0p-53;
    }
}
