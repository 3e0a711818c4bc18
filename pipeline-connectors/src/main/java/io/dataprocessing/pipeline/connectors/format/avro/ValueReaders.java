package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.ArrayType;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.schema.AvroUnion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Makes the reader of a pair of schemas, along the actions by which Avro itself resolves one to the
 * other.
 */
final class ValueReaders {

    /** The records whose readers are being made, the innermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    private ValueReaders(Collection<String> open) {
        this.open.addAll(open);
    }

    /**
     * The reader of values.
     *
     * @param type what the reader's schema is to us
     * @throws org.apache.avro.AvroRuntimeException if the schemas can't be resolved at all
     */
    static ValueReader of(Schema writer, Schema reader, DataType type) {
        return of(Resolver.resolve(writer, reader, GenericData.get()), type, List.of());
    }

    /**
     * The reader of values inside records.
     *
     * @param open the full names of the records around them, the innermost first
     */
    static ValueReader of(Resolver.Action action, DataType type, Collection<String> open) {
        return new ValueReaders(open).reader(action, type);
    }

    private ValueReader reader(Resolver.Action action, DataType type) {
        return switch (action.type) {
            case DO_NOTHING, PROMOTE, ENUM -> ScalarReaders.of(action, type);
            case CONTAINER -> container((Resolver.Container) action, type);
            case RECORD -> record((Resolver.RecordAdjust) action, type);
            case WRITER_UNION -> writerUnion((Resolver.WriterUnion) action, type);
            case READER_UNION -> readerUnion((Resolver.ReaderUnion) action, type);
            case ERROR -> failing(Incompatibility.of((Resolver.ErrorAction) action));
            case SKIP -> skipping(action.writer);
        };
    }

    static ValueReader failing(String problem) {
        return input -> {
            throw input.malformed(problem);
        };
    }

    static ValueReader skipping(Schema writer) {
        Skipper skipper = Skippers.of(writer);
        return input -> {
            skipper.skip(input);
            return null;
        };
    }

    private ValueReader container(Resolver.Container action, DataType type) {
        if (type instanceof ArrayType array) {
            return array(
                    reader(action.elementAction, array.element()),
                    Skippers.smallestSize(action.writer.getElementType()));
        }
        return map(
                reader(action.elementAction, ((MapType) type).value()),
                1 + Skippers.smallestSize(action.writer.getValueType()));
    }

    private static ValueReader array(ValueReader element, int size) {
        return input -> {
            int left = input.readBlock(size);
            List<Object> values = new ArrayList<>(left);
            while (left > 0) {
                for (; left > 0; left--) {
                    values.add(element.read(input));
                }
                left = input.readBlock(size);
            }
            return Collections.unmodifiableList(values);
        };
    }

    private static ValueReader map(ValueReader value, int size) {
        return input -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int left = input.readBlock(size); left > 0; left = input.readBlock(size)) {
                for (; left > 0; left--) {
                    String key = input.readString();
                    values.put(key, value.read(input));
                }
            }
            return Collections.unmodifiableMap(values);
        };
    }

    private ValueReader record(Resolver.RecordAdjust action, DataType type) {
        if (open.contains(action.reader.getFullName())) {
            return RecursivePart.reader(action.writer, action.reader);
        }
        open.push(action.reader.getFullName());
        RowType row = (RowType) type.asRequired();
        int size = action.fieldActions.length;
        String[] names = new String[size];
        ValueReader[] readers = new ValueReader[size];
        int[] places = new int[size];
        int read = 0;
        for (int i = 0; i < size; i++) {
            Resolver.Action field = action.fieldActions[i];
            names[i] = action.writer.getFields().get(i).name();
            if (field.type == Resolver.Action.Type.SKIP) {
                places[i] = RecordReader.nowhere();
                readers[i] = skipping(field.writer);
            } else {
                places[i] = action.readerOrder[read++].pos();
                readers[i] = reader(field, row.field(places[i]).type());
            }
        }
        Object[] defaults = new Object[row.size()];
        for (int i = action.firstDefault; i < action.readerOrder.length; i++) {
            int place = action.readerOrder[i].pos();
            defaults[place] = row.field(place).defaultValue();
        }
        open.pop();
        return new RecordReader(row, names, readers, places, defaults);
    }

    private ValueReader writerUnion(Resolver.WriterUnion action, DataType type) {
        ValueReader[] branches = new ValueReader[action.actions.length];
        for (int i = 0; i < branches.length; i++) {
            // of equal unions each branch is resolved to its own, of others to the whole union
            branches[i] =
                    action.unionEquiv
                            ? branch(action.reader, i, action.actions[i], type)
                            : reader(action.actions[i], type);
        }
        return input -> branches[input.readIndex(branches.length, "a union")].read(input);
    }

    private ValueReader readerUnion(Resolver.ReaderUnion action, DataType type) {
        return branch(action.reader, action.firstMatch, action.actualAction, type);
    }

    /** Reads what a branch of the reader's union holds as a value of the union. */
    private ValueReader branch(Schema reader, int index, Resolver.Action action, DataType type) {
        AvroUnion union = AvroUnion.of(reader);
        if (index == union.nullIndex() || union.only().isPresent()) {
            return reader(action, type);
        }
        RowType row = (RowType) type.asRequired();
        int place = union.branches().indexOf(index);
        ValueReader value = reader(action, row.field(place).type());
        return input -> {
            Object[] values = new Object[row.size()];
            values[place] = value.read(input);
            return Row.trusted(row, values);
        };
    }
}
