package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.option.InputField;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Some fields of a row as bytes: equal values give equal bytes, others different ones, on every
 * machine. Filters in savepoints rely on them.
 */
final class KeyBytes {

    private static final byte NULL = 0;
    private static final byte VALUE = 1;

    private final int[] fields;

    KeyBytes(List<InputField> fields) {
        this.fields = fields.stream().mapToInt(InputField::index).toArray();
    }

    byte[] of(Row row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int field : fields) {
                write(row.get(field), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array has no input or output to fail
        }
        return bytes.toByteArray();
    }

    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
            return;
        }
        out.writeByte(VALUE);
        if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(element, out);
            }
        } else if (value instanceof Row row) {
            for (int i = 0; i < row.type().size(); i++) {
                write(row.get(i), out);
            }
        } else {
            writeScalar(value, out);
        }
    }

    private static void writeScalar(Object value, DataOutputStream out) throws IOException {
        if (value instanceof String text) {
            writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
        } else if (value instanceof byte[] bytes) {
            writeBytes(bytes, out);
        } else if (value instanceof BigDecimal decimal) {
            writeBytes(decimal.unscaledValue().toByteArray(), out);
            out.writeInt(decimal.scale());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Float number) {
            out.writeFloat(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else {
            writeTime(value, out);
        }
    }

    private static void writeTime(Object value, DataOutputStream out) throws IOException {
        if (value instanceof Instant instant) {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        } else if (value instanceof Duration duration) {
            out.writeLong(duration.getSeconds());
            out.writeInt(duration.getNano());
        } else if (value instanceof LocalDate date) {
            out.writeLong(date.toEpochDay());
        } else if (value instanceof LocalTime time) {
            out.writeLong(time.toNanoOfDay());
        } else {
            throw new IllegalArgumentException("no key: a " + value.getClass().getName());
        }
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
