package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import io.dataprocessing.pipeline.connectors.schema.AvroUnion;
import io.dataprocessing.pipeline.connectors.schema.AvroValues;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/**
 * How a field of a row is found in a record that a {@link Walker} has passed over: what is asked
 * for often directly, the rest by the reader of its value.
 */
final class AvroField {

    /** How the value stands in the record. */
    enum Form {
        /** Nowhere: it's the default. */
        DEFAULT,
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        TEXT,
        SYMBOL,
        /** A number that stands for a time. */
        TIME,
        RECORD,
        /** As only the reader knows. */
        OTHER
    }

    static final int NOWHERE = -1;

    private static final int NO_UNION = -1;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Form form;
    private final int slot;
    private final int nullByte;
    private final boolean nullable;
    private final ValueReader reader;
    private final AvroKind kind;
    private final String[] symbols;
    private final Optional<AvroLayout> nested;

    private AvroField(
            Form form,
            int slot,
            int nullByte,
            boolean nullable,
            ValueReader reader,
            AvroKind kind,
            String[] symbols,
            Optional<AvroLayout> nested) {
        this.form = form;
        this.slot = slot;
        this.nullByte = nullByte;
        this.nullable = nullable;
        this.reader = reader;
        this.kind = kind;
        this.symbols = symbols;
        this.nested = nested;
    }

    /** A field that wasn't written. */
    static AvroField ofDefault(Object value) {
        return new AvroField(
                Form.DEFAULT,
                0,
                NO_UNION,
                value == null,
                input -> value,
                AvroKind.NULL,
                new String[0],
                Optional.empty());
    }

    /**
     * A field that was written.
     *
     * @param slot the first of its slots
     * @param open the full names of the records around it
     */
    static AvroField of(int slot, Resolver.Action action, DataType type, Collection<String> open) {
        ValueReader reader = ValueReaders.of(action, type, open);
        Resolver.Action inner = action;
        int nullByte = NO_UNION;
        if (action instanceof Resolver.WriterUnion union) {
            int nullIndex = AvroUnion.of(union.writer).nullIndex();
            if (union.actions.length == 2
                    && nullIndex >= 0
                    && isNull(union.actions[nullIndex])
                    && simple(union.reader)) {
                inner = union.actions[1 - nullIndex];
                nullByte = 2 * nullIndex;
            }
        }
        if (inner instanceof Resolver.ReaderUnion union && simple(union.reader)) {
            inner = union.actualAction;
        }
        return of(slot, nullByte, inner, type, reader, open);
    }

    private static boolean isNull(Resolver.Action action) {
        Resolver.Action inner =
                action instanceof Resolver.ReaderUnion union ? union.actualAction : action;
        return inner.type == Resolver.Action.Type.DO_NOTHING
                && inner.writer.getType() == Schema.Type.NULL
                && inner.reader.getType() == Schema.Type.NULL;
    }

    /** Whether a schema is no union but of one type and null. */
    private static boolean simple(Schema reader) {
        return reader.getType() != Schema.Type.UNION || AvroUnion.of(reader).only().isPresent();
    }

    private static AvroField of(
            int slot,
            int nullByte,
            Resolver.Action action,
            DataType type,
            ValueReader reader,
            Collection<String> open) {
        Optional<AvroLayout> nested =
                action instanceof Resolver.RecordAdjust record
                                && !open.contains(record.reader.getFullName())
                        ? Optional.of(AvroLayout.of(record, (RowType) type.asRequired(), open))
                        : Optional.empty();
        Form form = nested.isPresent() ? Form.RECORD : form(action, type);
        return new AvroField(
                form,
                slot,
                nullByte,
                type.nullable(),
                reader,
                form == Form.TIME ? AvroKind.of(action.reader) : AvroKind.NULL,
                form == Form.SYMBOL
                        ? ScalarReaders.symbols((Resolver.EnumAdjust) action)
                        : new String[0],
                nested);
    }

    private static Form form(Resolver.Action action, DataType type) {
        boolean scalar =
                switch (action.type) {
                    case DO_NOTHING, PROMOTE, ENUM -> !ScalarReaders.clash(action);
                    case CONTAINER, RECORD, WRITER_UNION, READER_UNION, ERROR, SKIP -> false;
                };
        if (!scalar) {
            return Form.OTHER;
        }
        Schema.Type written = action.writer.getType();
        AvroKind kind = AvroKind.of(action.reader);
        return switch (kind) {
            case BOOLEAN -> Form.BOOLEAN;
            case INT -> Form.INT;
            case LONG -> Form.LONG;
            case FLOAT -> written == Schema.Type.FLOAT ? Form.FLOAT : Form.OTHER;
            case DOUBLE -> written == Schema.Type.DOUBLE ? Form.DOUBLE : Form.OTHER;
            case STRING -> type instanceof EnumType ? Form.OTHER : Form.TEXT;
            case ENUM -> Form.SYMBOL;
            case DATE,
                    TIME_MILLIS,
                    TIME_MICROS,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    LOCAL_TIMESTAMP_MILLIS,
                    LOCAL_TIMESTAMP_MICROS,
                    LOCAL_TIMESTAMP_NANOS ->
                    Form.TIME;
            case NULL,
                    BYTES,
                    FIXED,
                    ARRAY,
                    MAP,
                    RECORD,
                    UNION,
                    DECIMAL,
                    BIG_DECIMAL,
                    FIXED_UUID,
                    CALENDAR_DURATION,
                    ISO_DURATION ->
                    Form.OTHER;
        };
    }

    Form form() {
        return form;
    }

    /** The first slot of the field, {@link #NOWHERE} if it wasn't written. */
    int slot() {
        return form == Form.DEFAULT ? NOWHERE : slot;
    }

    /** How many slots it has: those of the record in it, which may be null, or one. */
    int slots() {
        return nested.map(record -> Math.max(1, before() + record.slots())).orElse(1);
    }

    /** The layout of the record in it. */
    Optional<AvroLayout> nested() {
        return nested;
    }

    /** Where the value begins, {@link #NOWHERE} where it's null. Not for {@link Form#OTHER}. */
    int start(byte[] bytes, int[] offsets, int base) {
        int at = offsets[base + slot];
        if (nullByte < 0) {
            return at;
        }
        return bytes[at] == nullByte ? NOWHERE : at + 1;
    }

    boolean isNull(byte[] bytes, int[] offsets, int base) {
        if (nullByte >= 0) {
            return bytes[offsets[base + slot]] == nullByte;
        }
        return nullable && value(bytes, offsets, base) == null;
    }

    /** The value, null where it's null. */
    Object value(byte[] bytes, int[] offsets, int base) {
        if (form == Form.OTHER || form == Form.DEFAULT) {
            return read(bytes, offsets[base + slot]);
        }
        int at = start(bytes, offsets, base);
        if (at < 0) {
            return null;
        }
        return form == Form.RECORD
                ? new AvroRow(nested.orElseThrow(), bytes, offsets, base + slot + before())
                : valueAt(bytes, at);
    }

    /** How many slots the field has before those of the record in it. */
    private int before() {
        return nullByte < 0 ? 0 : 1;
    }

    private Object valueAt(byte[] bytes, int at) {
        return switch (form) {
            case BOOLEAN -> bytes[at] == 1;
            case INT -> (int) Walker.value(bytes, at);
            case LONG -> Walker.value(bytes, at);
            case FLOAT -> floatAt(bytes, at);
            case DOUBLE -> doubleAt(bytes, at);
            case TEXT -> textAt(bytes, at);
            case SYMBOL -> symbolAt(bytes, at);
            case TIME -> timeAt(bytes, at);
            case DEFAULT, OTHER, RECORD -> throw new IllegalStateException(form + " is read otherwise");
        };
    }

    static float floatAt(byte[] bytes, int at) {
        return Float.intBitsToFloat((int) INT.get(bytes, at));
    }

    static double doubleAt(byte[] bytes, int at) {
        return Double.longBitsToDouble((long) LONG.get(bytes, at));
    }

    static String textAt(byte[] bytes, int at) {
        int length = (int) Walker.value(bytes, at);
        return new String(bytes, Walker.behind(bytes, at), length, StandardCharsets.UTF_8);
    }

    String symbolAt(byte[] bytes, int at) {
        return symbols[(int) Walker.value(bytes, at)];
    }

    /** The time that a number stands for. */
    Object timeAt(byte[] bytes, int at) {
        return AvroValues.ofNumber(kind, Walker.value(bytes, at));
    }

    private Object read(byte[] bytes, int at) {
        BinaryInput input = new BinaryInput();
        input.reset(bytes, at);
        try {
            return reader.read(input);
        } catch (MalformedException e) {
            throw new IllegalStateException("a record that was found right is wrong", e);
        }
    }
}
