package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Values of a scalar type. One class for all kinds: a switch on the way is cheaper than a call that
 * the compiler can't foresee.
 */
record ScalarCodec(ScalarType.Kind kind, Texts texts) implements ValueCodec {

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        switch (kind) {
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INT -> Varint.writeSigned((Integer) value, out);
            case LONG -> Varint.writeSigned((Long) value, out);
            case FLOAT -> out.writeFloat((Float) value);
            case DOUBLE -> out.writeDouble((Double) value);
            case STRING -> texts.write((String) value, out);
            case BYTES -> Varint.writeBytes((byte[]) value, out);
            case DATE -> Varint.writeSigned(((LocalDate) value).toEpochDay(), out);
            case TIME -> Varint.writeSigned(((LocalTime) value).toNanoOfDay(), out);
            case TIMESTAMP -> write((Instant) value, out);
            case DURATION -> write((Duration) value, out);
        }
    }

    /** Without boxes for numbers. */
    @Override
    public void writeField(Row row, int index, DataOutputView out) throws IOException {
        switch (kind) {
            case BOOLEAN -> out.writeBoolean(row.getBoolean(index));
            case INT -> Varint.writeSigned(row.getInt(index), out);
            case LONG -> Varint.writeSigned(row.getLong(index), out);
            case FLOAT -> out.writeFloat(row.getFloat(index));
            case DOUBLE -> out.writeDouble(row.getDouble(index));
            case STRING -> texts.write(row.getString(index), out);
            case BYTES -> Varint.writeBytes(row.getBytes(index), out);
            case DATE -> Varint.writeSigned(row.getDate(index).toEpochDay(), out);
            case TIME -> Varint.writeSigned(row.getTime(index).toNanoOfDay(), out);
            case TIMESTAMP -> write(row.getTimestamp(index), out);
            case DURATION -> write(row.getDuration(index), out);
        }
    }

    private static void write(Instant instant, DataOutputView out) throws IOException {
        Varint.writeSigned(instant.getEpochSecond(), out);
        Varint.writeSize(instant.getNano(), out);
    }

    private static void write(Duration duration, DataOutputView out) throws IOException {
        Varint.writeSigned(duration.getSeconds(), out);
        Varint.writeSize(duration.getNano(), out);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        return switch (kind) {
            case BOOLEAN -> in.readBoolean();
            case INT -> Math.toIntExact(Varint.readSigned(in));
            case LONG -> Varint.readSigned(in);
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case STRING -> texts.read(in);
            case BYTES -> Varint.readBytes(in);
            case DATE -> LocalDate.ofEpochDay(Varint.readSigned(in));
            case TIME -> LocalTime.ofNanoOfDay(Varint.readSigned(in));
            case TIMESTAMP -> Instant.ofEpochSecond(Varint.readSigned(in), Varint.readSize(in));
            case DURATION -> Duration.ofSeconds(Varint.readSigned(in), Varint.readSize(in));
        };
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        switch (kind) {
            case BOOLEAN -> out.writeByte(in.readByte());
            case INT, LONG, DATE, TIME -> Varint.copy(in, out);
            case FLOAT -> out.writeInt(in.readInt());
            case DOUBLE -> out.writeLong(in.readLong());
            case STRING, BYTES -> Varint.copyBytes(in, out);
            case TIMESTAMP, DURATION -> {
                Varint.copy(in, out);
                Varint.copy(in, out);
            }
        }
    }
}
