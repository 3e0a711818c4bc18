package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.ScalarType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
record ScalarCodec(ScalarType.Kind kind) implements ValueCodec {

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        switch (kind) {
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INT -> Varint.writeSigned((Integer) value, out);
            case LONG -> Varint.writeSigned((Long) value, out);
            case FLOAT -> out.writeFloat((Float) value);
            case DOUBLE -> out.writeDouble((Double) value);
            case STRING ->
                    Varint.writeBytes(((String) value).getBytes(StandardCharsets.UTF_8), out);
            case BYTES -> Varint.writeBytes((byte[]) value, out);
            case DATE -> Varint.writeSigned(((LocalDate) value).toEpochDay(), out);
            case TIME -> Varint.writeSigned(((LocalTime) value).toNanoOfDay(), out);
            case TIMESTAMP -> {
                Instant instant = (Instant) value;
                Varint.writeSigned(instant.getEpochSecond(), out);
                Varint.writeSize(instant.getNano(), out);
            }
            case DURATION -> {
                Duration duration = (Duration) value;
                Varint.writeSigned(duration.getSeconds(), out);
                Varint.writeSize(duration.getNano(), out);
            }
        }
    }

    @Override
    public Object read(DataInputView in) throws IOException {
        return switch (kind) {
            case BOOLEAN -> in.readBoolean();
            case INT -> Math.toIntExact(Varint.readSigned(in));
            case LONG -> Varint.readSigned(in);
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case STRING -> new String(Varint.readBytes(in), StandardCharsets.UTF_8);
            case BYTES -> Varint.readBytes(in);
            case DATE -> LocalDate.ofEpochDay(Varint.readSigned(in));
            case TIME -> LocalTime.ofNanoOfDay(Varint.readSigned(in));
            case TIMESTAMP -> Instant.ofEpochSecond(Varint.readSigned(in), Varint.readSize(in));
            case DURATION -> Duration.ofSeconds(Varint.readSigned(in), Varint.readSize(in));
        };
    }
}
