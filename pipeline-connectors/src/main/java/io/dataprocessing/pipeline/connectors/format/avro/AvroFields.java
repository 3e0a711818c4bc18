package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.format.avro.AvroField.Form;
import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import io.dataprocessing.pipeline.connectors.schema.AvroUnion;
import java.util.Collection;
import java.util.Optional;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/** Makes fields of rows over bytes, along the actions that {@link ValueReaders} follow. */
final class AvroFields {

    private AvroFields() {}

    /**
     * A field that was written.
     *
     * @param slot the first of its slots
     * @param open the full names of the records around it
     */
    static AvroField of(int slot, Resolver.Action action, DataType type, Collection<String> open) {
        ValueReader reader = ValueReaders.of(action, type, open);
        Resolver.Action inner = action;
        int nullByte = AvroField.NO_UNION;
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
}
