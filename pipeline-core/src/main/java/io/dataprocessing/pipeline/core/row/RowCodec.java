package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rows: a bit for each nullable field, eight to a byte, set for null; then what isn't null. */
final class RowCodec implements ValueCodec {

    private final RowType type;
    private final ValueCodec[] codecs;
    private final boolean[] nullable;
    private final boolean anyNullable;

    RowCodec(RowType type) {
        this.type = type.withNullable(false);
        this.codecs = new ValueCodec[type.size()];
        this.nullable = new boolean[type.size()];
        boolean any = false;
        for (int i = 0; i < codecs.length; i++) {
            codecs[i] = ValueCodec.of(type.field(i).type());
            nullable[i] = type.field(i).type().nullable();
            any |= nullable[i];
        }
        this.anyNullable = any;
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        Row row = (Row) value;
        if (anyNullable) {
            writeNullBits(row, out);
        }
        for (int i = 0; i < codecs.length; i++) {
            Object field = row.get(i);
            if (field != null || !nullable[i]) {
                writeField(i, field, out);
            }
        }
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        Object[] values = new Object[codecs.length];
        if (!anyNullable) {
            for (int i = 0; i < codecs.length; i++) {
                values[i] = codecs[i].read(in);
            }
            return Row.trusted(type, values);
        }
        boolean[] isNull = readNullBits(in);
        for (int i = 0; i < codecs.length; i++) {
            if (!isNull[i]) {
                values[i] = codecs[i].read(in);
            }
        }
        return Row.trusted(type, values);
    }

    private void writeField(int index, Object value, DataOutputView out) throws IOException {
        try {
            codecs[index].write(value, out);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "field '%s' is %s and can't hold %s"
                            .formatted(
                                    type.field(index).name(),
                                    type.field(index).type(),
                                    value == null
                                            ? "null"
                                            : "this %s (%s)"
                                                    .formatted(
                                                            value.getClass().getSimpleName(),
                                                            e.getMessage())),
                    e);
        }
    }

    private void writeNullBits(Row row, DataOutputView out) throws IOException {
        int bits = 0;
        int used = 0;
        for (int i = 0; i < nullable.length; i++) {
            if (nullable[i]) {
                if (row.isNull(i)) {
                    bits |= 1 << used;
                }
                if (++used == Byte.SIZE) {
                    out.writeByte(bits);
                    bits = 0;
                    used = 0;
                }
            }
        }
        if (used > 0) {
            out.writeByte(bits);
        }
    }

    private boolean[] readNullBits(DataInputView in) throws IOException {
        boolean[] isNull = new boolean[nullable.length];
        int bits = 0;
        int left = 0;
        for (int i = 0; i < nullable.length; i++) {
            if (nullable[i]) {
                if (left == 0) {
                    bits = in.readByte();
                    left = Byte.SIZE;
                }
                isNull[i] = (bits & 1) != 0;
                bits >>= 1;
                left--;
            }
        }
        return isNull;
    }
}
