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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/** Writes down how to walk over records, along the actions that {@link ValueReaders} follow. */
final class WalkerBuilder {

    /** Of longer walks nobody knows whether they are faster. */
    private static final int MAX_LENGTH = 50_000;

    private static final int MAX_SKIPPED_DEPTH = 100;
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final long MICROS_PER_DAY = 1_000 * MILLIS_PER_DAY;

    private final Deque<String> open = new ArrayDeque<>();
    private final List<Long> bounds = new ArrayList<>();
    private final List<boolean[]> symbols = new ArrayList<>();
    private final List<ValueReader> readers = new ArrayList<>();
    private final int unmarked;
    private int[] code = new int[64];
    private int length;
    private int mark;
    private int lastMark;
    private Optional<AvroLayout> inside = Optional.empty();

    private WalkerBuilder(int slots) {
        this.unmarked = slots;
        this.mark = slots;
    }

    /** A walker over records that marks the slots of a layout; empty for schemas beyond reason. */
    static Optional<Walker> of(Resolver.RecordAdjust action, AvroLayout layout) {
        WalkerBuilder builder = new WalkerBuilder(layout.slots());
        builder.record(action, layout.type(), Optional.of(layout), 0);
        return builder.length < MAX_LENGTH
                ? Optional.of(
                        new Walker(
                                Arrays.copyOf(builder.code, builder.length),
                                layout.slots(),
                                builder.bounds,
                                builder.symbols,
                                builder.readers))
                : Optional.empty();
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
                mark = base + layout.get().slot(i);
            }
            Resolver.Action field = action.fieldActions[i];
            if (field.type == Resolver.Action.Type.SKIP) {
                skip(field.writer);
            } else {
                int place = action.readerOrder[read++].pos();
                inside = layout.flatMap(each -> each.field(place).nested());
                value(field, row.field(place).type());
            }
            if (layout.isPresent() && mark != unmarked) {
                emit(Walker.NOTHING);
            }
        }
        open.pop();
    }

    private void value(Resolver.Action action, DataType type) {
        if (length >= MAX_LENGTH) {
            return;
        }
        switch (action.type) {
            case DO_NOTHING, PROMOTE, ENUM -> scalar(action, type);
            case CONTAINER -> container((Resolver.Container) action, type);
            case RECORD -> {
                if (open.contains(action.reader.getFullName())) {
                    read(ValueReaders.of(action, type, open));
                } else {
                    Optional<AvroLayout> layout = inside;
                    inside = Optional.empty();
                    int base = mark == unmarked ? lastMark + 1 : mark;
                    record(
                            (Resolver.RecordAdjust) action,
                            (RowType) type.asRequired(),
                            layout,
                            base);
                }
            }
            case WRITER_UNION -> union((Resolver.WriterUnion) action, type);
            case READER_UNION -> {
                Resolver.ReaderUnion union = (Resolver.ReaderUnion) action;
                branch(union.reader, union.firstMatch, union.actualAction, type);
            }
            case ERROR -> emit(Walker.REFUSE);
            case SKIP -> skip(action.writer);
        }
    }

    private void scalar(Resolver.Action action, DataType type) {
        if (ScalarReaders.clash(action)) {
            emit(Walker.REFUSE);
            return;
        }
        Schema writer = action.writer;
        Schema reader = action.reader;
        switch (AvroKind.of(reader)) {
            case NULL -> {}
            case STRING -> {
                if (type instanceof EnumType) {
                    read(ValueReaders.of(action, type, open));
                } else {
                    emit(Walker.TEXT);
                }
            }
            case BYTES -> emit(Walker.BYTES);
            case ENUM -> enumeration((Resolver.EnumAdjust) action);
            case TIME_MILLIS -> {
                emit(Walker.BOUNDED_INT);
                bound(MILLIS_PER_DAY);
            }
            case TIME_MICROS -> {
                emit(
                        writer.getType() == Schema.Type.INT
                                ? Walker.BOUNDED_INT
                                : Walker.BOUNDED_LONG);
                bound(MICROS_PER_DAY);
            }
            case DECIMAL -> decimal(action, type);
            case BIG_DECIMAL, ISO_DURATION -> read(ValueReaders.of(action, type, open));
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
                    skip(writer);
            case FIXED_UUID -> fixed(16);
            case CALENDAR_DURATION -> fixed(12);
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
        emit(Walker.SYMBOL);
        argument(symbols.size());
        symbols.add(known);
    }

    private void decimal(Resolver.Action action, DataType type) {
        int precision = ((DecimalType) type.asRequired()).precision();
        if (precision > 18) {
            read(ValueReaders.of(action, type, open));
            return;
        }
        if (action.reader.getType() == Schema.Type.FIXED) {
            emit(Walker.FIXED_DECIMAL);
            argument(action.reader.getFixedSize());
        } else {
            emit(Walker.DECIMAL);
        }
        long bound = 1;
        for (int i = 0; i < precision; i++) {
            bound *= 10;
        }
        bound(bound);
    }

    private void container(Resolver.Container action, DataType type) {
        if (type instanceof ArrayType array) {
            Schema element = action.writer.getElementType();
            int end = blocks(Skippers.smallestSize(element));
            value(action.elementAction, array.element());
            code[end] = length;
        } else {
            Schema element = action.writer.getValueType();
            int end = blocks(1 + Skippers.smallestSize(element));
            emit(Walker.TEXT);
            value(action.elementAction, ((MapType) type).value());
            code[end] = length;
        }
    }

    /** Begins blocks; where their end has to be written down. */
    private int blocks(int smallest) {
        emit(Walker.BLOCKS);
        argument(smallest);
        argument(0);
        return length - 1;
    }

    private void union(Resolver.WriterUnion action, DataType type) {
        int count = action.actions.length;
        int nullIndex = AvroUnion.of(action.writer).nullIndex();
        if (count == 2 && nullIndex >= 0 && optional(action, type, nullIndex)) {
            return;
        }
        emit(Walker.UNION);
        argument(count);
        int table = length;
        for (int i = 0; i < count; i++) {
            argument(0);
        }
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            code[table + i] = length;
            writerBranch(action, i, type);
            emit(Walker.JUMP);
            argument(0);
            jumps.add(length - 1);
        }
        jumps.forEach(jump -> code[jump] = length);
    }

    /** Writes the shorter form; false where a null is refused. */
    private boolean optional(Resolver.WriterUnion action, DataType type, int nullIndex) {
        int start = length;
        int marked = mark;
        emit(Walker.OPTIONAL);
        argument(2 * nullIndex);
        argument(0);
        int behind = length;
        writerBranch(action, nullIndex, type);
        if (length > behind) {
            length = start;
            mark = marked;
            return false;
        }
        writerBranch(action, 1 - nullIndex, type);
        code[behind - 1] = length;
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

    private void skip(Schema schema) {
        if (deep(schema, new ArrayDeque<>())) {
            read(ValueReaders.skipping(schema));
        } else {
            skipFlat(schema);
        }
    }

    private static boolean deep(Schema schema, Deque<String> open) {
        return switch (schema.getType()) {
            case ARRAY -> deep(schema.getElementType(), open);
            case MAP -> deep(schema.getValueType(), open);
            case UNION -> schema.getTypes().stream().anyMatch(branch -> deep(branch, open));
            case RECORD -> {
                if (open.size() > MAX_SKIPPED_DEPTH || open.contains(schema.getFullName())) {
                    yield true;
                }
                open.push(schema.getFullName());
                boolean deep =
                        schema.getFields().stream().anyMatch(field -> deep(field.schema(), open));
                open.pop();
                yield deep;
            }
            case NULL, BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, FIXED, ENUM -> false;
        };
    }

    private void skipFlat(Schema schema) {
        if (length >= MAX_LENGTH) {
            return;
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> emit(Walker.BOOLEAN);
            case INT -> emit(Walker.INT);
            case LONG -> emit(Walker.LONG);
            case FLOAT -> fixed(Float.BYTES);
            case DOUBLE -> fixed(Double.BYTES);
            case STRING, BYTES -> emit(Walker.BYTES);
            case FIXED -> fixed(schema.getFixedSize());
            case ENUM -> {
                emit(Walker.INDEX);
                argument(schema.getEnumSymbols().size());
            }
            case ARRAY -> {
                int end = blocks(Skippers.smallestSize(schema.getElementType()));
                skipFlat(schema.getElementType());
                code[end] = length;
            }
            case MAP -> {
                int end = blocks(1 + Skippers.smallestSize(schema.getValueType()));
                emit(Walker.BYTES);
                skipFlat(schema.getValueType());
                code[end] = length;
            }
            case UNION -> skipUnion(schema.getTypes());
            case RECORD -> schema.getFields().forEach(field -> skipFlat(field.schema()));
        }
    }

    private void skipUnion(List<Schema> branches) {
        emit(Walker.UNION);
        argument(branches.size());
        int table = length;
        branches.forEach(branch -> argument(0));
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            code[table + i] = length;
            skipFlat(branches.get(i));
            emit(Walker.JUMP);
            argument(0);
            jumps.add(length - 1);
        }
        jumps.forEach(jump -> code[jump] = length);
    }

    private void fixed(int size) {
        emit(Walker.FIXED);
        argument(size);
    }

    private void read(ValueReader reader) {
        emit(Walker.READ);
        argument(readers.size());
        readers.add(reader);
    }

    private void bound(long bound) {
        argument(bounds.size());
        bounds.add(bound);
    }

    private void emit(int instruction) {
        argument(instruction | (mark << Walker.MARK_SHIFT));
        lastMark = mark == unmarked ? lastMark : mark;
        mark = unmarked;
    }

    private void argument(int value) {
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length++] = value;
    }
}
