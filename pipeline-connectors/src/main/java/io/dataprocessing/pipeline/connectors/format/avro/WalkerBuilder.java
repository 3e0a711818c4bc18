package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.schema.AvroKind;
import io.dataprocessing.pipeline.connectors.schema.AvroUnion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/** Writes down how to walk over records, along the actions that {@link ValueReaders} follow. */
final class WalkerBuilder {

    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final long MICROS_PER_DAY = 1_000 * MILLIS_PER_DAY;

    /** The most digits that every number of eight bytes or more has room for. */
    private static final int MAX_PRECISION = 18;

    private final Deque<String> open = new ArrayDeque<>();
    private final WalkerCode code;
    private final SkippedValues skipped;

    /** The layout of the record that comes next, if its slots are marked. */
    private Optional<AvroLayout> inside = Optional.empty();

    private WalkerBuilder(WalkerCode code) {
        this.code = code;
        this.skipped = new SkippedValues(code);
    }

    /** A walker over records that marks the slots of a layout; empty for schemas beyond reason. */
    static Optional<Walker> of(Resolver.RecordAdjust action, AvroLayout layout) {
        WalkerCode code = new WalkerCode(layout.slots());
        new WalkerBuilder(code).record(action, layout.type(), Optional.of(layout), 0);
        return code.walker();
    }

    /**
     * Passes over a record.
     *
     * @param layout whose slots are marked, if they are
     * @param base its first slot
     */
    private void record(
            Resolver.RecordAdjust action, RowType row, Optional<AvroLayout> layout, int base) {
        open.push(action.reader.getFullName());
        int read = 0;
        for (int i = 0; i < action.fieldActions.length; i++) {
            if (layout.isPresent()) {
                code.mark(base + layout.get().slot(i));
            }
            Resolver.Action field = action.fieldActions[i];
            if (field.type == Resolver.Action.Type.SKIP) {
                skipped.skip(field.writer);
            } else {
                int place = action.readerOrder[read++].pos();
                inside = layout.flatMap(each -> each.field(place).nested());
                value(field, row.field(place).type());
            }
            if (layout.isPresent() && code.isMarked()) {
                code.emit(Walker.NOTHING);
            }
        }
        open.pop();
    }

    private void value(Resolver.Action action, DataType type) {
        if (code.isFull()) {
            return;
        }
        switch (action.type) {
            case DO_NOTHING, PROMOTE, ENUM -> scalar(action, type);
            case CONTAINER -> container((Resolver.Container) action, type);
            case RECORD -> {
                if (open.contains(action.reader.getFullName())) {
                    code.read(ValueReaders.of(action, type, open));
                } else {
                    Optional<AvroLayout> layout = inside;
                    inside = Optional.empty();
                    record(
                            (Resolver.RecordAdjust) action,
                            (RowType) type.asRequired(),
                            layout,
                            code.nextSlot());
                }
            }
            case WRITER_UNION -> union((Resolver.WriterUnion) action, type);
            case READER_UNION -> {
                Resolver.ReaderUnion union = (Resolver.ReaderUnion) action;
                branch(union.reader, union.firstMatch, union.actualAction, type);
            }
            case ERROR -> code.emit(Walker.REFUSE);
            case SKIP -> skipped.skip(action.writer);
        }
    }

    private void scalar(Resolver.Action action, DataType type) {
        if (ScalarReaders.clash(action)) {
            code.emit(Walker.REFUSE);
            return;
        }
        Schema writer = action.writer;
        Schema reader = action.reader;
        switch (AvroKind.of(reader)) {
            case NULL -> {}
            case STRING -> {
                if (type instanceof EnumType) {
                    code.read(ValueReaders.of(action, type, open));
                } else {
                    code.emit(Walker.TEXT);
                }
            }
            case BYTES -> code.emit(Walker.BYTES);
            case ENUM -> enumeration((Resolver.EnumAdjust) action);
            case TIME_MILLIS -> {
                code.emit(Walker.BOUNDED_INT, code.bound(MILLIS_PER_DAY));
            }
            case TIME_MICROS -> {
                code.emit(
                        writer.getType() == Schema.Type.INT
                                ? Walker.BOUNDED_INT
                                : Walker.BOUNDED_LONG,
                        code.bound(MICROS_PER_DAY));
            }
            case DECIMAL -> decimal(action, type);
            case BIG_DECIMAL, ISO_DURATION -> code.read(ValueReaders.of(action, type, open));
            case BOOLEAN,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    FIXED,
                    DATE,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    LOCAL_TIMESTAMP_MILLIS,
                    LOCAL_TIMESTAMP_MICROS,
                    LOCAL_TIMESTAMP_NANOS ->
                    skipped.skip(writer);
            case FIXED_UUID -> code.emit(Walker.FIXED, 16);
            case CALENDAR_DURATION -> code.emit(Walker.FIXED, 12);
            case ARRAY, MAP, RECORD, UNION ->
                    throw new IllegalStateException(reader + " holds other values");
        }
    }

    private void enumeration(Resolver.EnumAdjust action) {
        int count = action.writer.getEnumSymbols().size();
        boolean[] known = new boolean[count];
        for (int i = 0; i < count; i++) {
            known[i] = action.noAdjustmentsNeeded || action.adjustments[i] >= 0;
        }
        code.symbol(known);
    }

    private void decimal(Resolver.Action action, DataType type) {
        int precision = ((DecimalType) type.asRequired()).precision();
        if (precision > MAX_PRECISION) {
            code.read(ValueReaders.of(action, type, open));
            return;
        }
        long bound = 1;
        for (int i = 0; i < precision; i++) {
            bound *= 10;
        }
        int place = code.bound(bound);
        if (action.reader.getType() == Schema.Type.FIXED) {
            code.emit(Walker.FIXED_DECIMAL, action.reader.getFixedSize(), place);
        } else {
            code.emit(Walker.DECIMAL, place);
        }
    }

    private void container(Resolver.Container action, DataType type) {
        if (type instanceof ArrayType array) {
            code.blocks(
                    Skippers.smallestSize(action.writer.getElementType()),
                    () -> value(action.elementAction, array.element()));
        } else {
            code.blocks(
                    1 + Skippers.smallestSize(action.writer.getValueType()),
                    () -> {
                        code.emit(Walker.TEXT);
                        value(action.elementAction, ((MapType) type).value());
                    });
        }
    }

    private void union(Resolver.WriterUnion action, DataType type) {
        int count = action.actions.length;
        int nullIndex = AvroUnion.of(action.writer).nullIndex();
        if (count != 2 || nullIndex < 0 || !optional(action, type, nullIndex)) {
            code.union(count, i -> writerBranch(action, i, type));
        }
    }

    /** Writes the shorter form; false where a null is refused. */
    private boolean optional(Resolver.WriterUnion action, DataType type, int nullIndex) {
        int start = code.length();
        code.emit(Walker.OPTIONAL, 2 * nullIndex, 0);
        int behind = code.length();
        writerBranch(action, nullIndex, type);
        if (code.length() > behind) {
            code.takeBack(start);
            return false;
        }
        writerBranch(action, 1 - nullIndex, type);
        code.fill(behind - 1);
        return true;
    }

    private void writerBranch(Resolver.WriterUnion action, int index, DataType type) {
        // as the readers do: of equal unions each branch is resolved to its own
        if (action.unionEquiv) {
            branch(action.reader, index, action.actions[index], type);
        } else {
            value(action.actions[index], type);
        }
    }

    private void branch(Schema reader, int index, Resolver.Action action, DataType type) {
        AvroUnion union = AvroUnion.of(reader);
        if (index == union.nullIndex() || union.only().isPresent()) {
            value(action, type);
        } else {
            RowType row = (RowType) type.asRequired();
            value(action, row.field(union.branches().indexOf(index)).type());
        }
    }
}
