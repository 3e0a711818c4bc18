package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.io.IOException;
import java.util.BitSet;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rows: a bit for each nullable field, eight to a byte, set for null; then what isn't null. */
final class RowCodec implements ValueCodec {

    private static final int NEVER_NULL = -1;

    private final RowType type;
    private final ValueCodec[] codecs;

    /** For each field the position of its bit. */
    private final int[] nullBits;

    private final int nullables;

    RowCodec(RowType type, Texts texts) {
        this.type = type.withNullable(false);
        this.codecs = new ValueCodec[type.size()];
        this.nullBits = new int[type.size()];
        int count = 0;
        for (int i = 0; i < codecs.length; i++) {
            codecs[i] = ValueCodec.of(type.field(i).type(), texts);
            nullBits[i] = type.field(i).type().nullable() ? count++ : NEVER_NULL;
        }
        this.nullables = count;
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        Row row = (Row) value;
        if (nullables > 0) {
            writeNullBits(row, out);
        }
        for (int i = 0; i < codecs.length; i++) {
            if (nullBits[i] == NEVER_NULL || !row.isNull(i)) {
                writeField(i, row, out);
            }
        }
    }

    private void writeField(int index, Row row, DataOutputView out) throws IOException {
        try {
            codecs[index].writeField(row, index, out);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            Object value = row.get(index);
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
        for (int i = 0; i < nullBits.length; i++) {
            if (nullBits[i] != NEVER_NULL) {
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

    @Override
    public Object read(DataInputView in) throws IOException {
        Object[] values = new Object[codecs.length];
        if (nullables > Long.SIZE) {
            BitSet nulls = BitSet.valueOf(Varint.readBytes(nullBytes(), in));
            for (int i = 0; i < values.length; i++) {
                if (nullBits[i] == NEVER_NULL || !nulls.get(nullBits[i])) {
                    values[i] = codecs[i].read(in);
                }
            }
            return Row.trusted(type, values);
        }
        long nulls = 0;
        for (int shift = 0; shift < nullables; shift += Byte.SIZE) {
            nulls |= (long) in.readUnsignedByte() << shift;
        }
        for (int i = 0; i < values.length; i++) {
            if (nullBits[i] == NEVER_NULL || (nulls >>> nullBits[i] & 1) == 0) {
                values[i] = codecs[i].read(in);
            }
        }
        return Row.trusted(type, values);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        byte[] bytes = Varint.readBytes(nullBytes(), in);
        out.write(bytes);
        BitSet nulls = BitSet.valueOf(bytes);
        for (int i = 0; i < codecs.length; i++) {
            if (nullBits[i] == NEVER_NULL || !nulls.get(nullBits[i])) {
                codecs[i].copy(in, out);
            }
        }
    }

    private int nullBytes() {
        return (nullables + Byte.SIZE - 1) / Byte.SIZE;
    }
}
