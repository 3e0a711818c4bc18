package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/**
 * Where the fields of rows are in the records of one schema. Made once for a writer's schema and
 * shared by all rows that were written with it; writers that prepare for one compare layouts by
 * identity.
 */
final class AvroLayout {

    private final RowType type;
    private final ValueReader reader;
    private final AvroField[] fields;
    private final Schema[] schemas;
    private final boolean[] unresolved;
    private final int[] starts;
    private final RowMapping itself;

    /**
     * A layout.
     *
     * @param reader reads all at once
     * @param schemas of the fields, the reader's
     * @param unresolved whether fields were written by the very schemas that they are read by
     * @param starts the first slot of each field of the record, and the number of slots
     */
    private AvroLayout(
            RowType type,
            ValueReader reader,
            AvroField[] fields,
            Schema[] schemas,
            boolean[] unresolved,
            int[] starts) {
        this.type = type;
        this.reader = reader;
        this.fields = fields;
        this.schemas = schemas;
        this.unresolved = unresolved;
        this.starts = starts;
        this.itself = RowMapping.of(type, IntStream.range(0, type.size()).toArray());
    }

    /**
     * The layout of records that are resolved to another schema.
     *
     * @param open the full names of the records around them, the innermost first
     */
    static AvroLayout of(Resolver.RecordAdjust action, RowType type, Collection<String> open) {
        List<String> inside = new ArrayList<>(open);
        inside.add(0, action.reader.getFullName());
        AvroField[] fields = new AvroField[type.size()];
        Schema[] schemas = new Schema[fields.length];
        boolean[] unresolved = new boolean[fields.length];
        int[] starts = new int[action.fieldActions.length + 1];
        int read = 0;
        for (int i = 0; i < action.fieldActions.length; i++) {
            Resolver.Action each = action.fieldActions[i];
            starts[i + 1] = starts[i] + 1;
            if (each.type != Resolver.Action.Type.SKIP) {
                Schema.Field field = action.readerOrder[read++];
                int place = field.pos();
                fields[place] = AvroField.of(starts[i], each, type.field(place).type(), inside);
                schemas[place] = field.schema();
                unresolved[place] = SameBytes.unresolved(each, inside);
                starts[i + 1] = starts[i] + fields[place].slots();
            }
        }
        for (int i = action.firstDefault; i < action.readerOrder.length; i++) {
            int place = action.readerOrder[i].pos();
            fields[place] = AvroField.ofDefault(type.field(place).defaultValue());
            schemas[place] = action.readerOrder[i].schema();
        }
        ValueReader reader = ValueReaders.of(action, type, open);
        return new AvroLayout(type, reader, fields, schemas, unresolved, starts);
    }

    RowType type() {
        return type;
    }

    AvroField field(int index) {
        return fields[index];
    }

    /** The reader's schema of a field. */
    Schema schema(int index) {
        return schemas[index];
    }

    /** Whether a field was written by the very schema that it's read by. */
    boolean unresolved(int index) {
        return unresolved[index];
    }

    /** The first slot of a field of the record, counted as they were written. */
    int slot(int field) {
        return starts[field];
    }

    /** How many slots the record has: places at which a field begins, in it or in records in it. */
    int slots() {
        return starts[starts.length - 1];
    }

    /** The mapping that leaves rows as they are. */
    RowMapping itself() {
        return itself;
    }

    /** The row whose record has all bytes from one on. */
    Row readWhole(BinaryInput input) throws MalformedException {
        return AvroDecoder.readWhole(reader, input);
    }

    /** The plain row whose record begins at a byte, in one that was found right. */
    Row plain(byte[] bytes, int from) {
        BinaryInput input = new BinaryInput();
        input.reset(bytes, from);
        try {
            return (Row) reader.read(input);
        } catch (MalformedException e) {
            throw new IllegalStateException("a record that was found right is wrong", e);
        }
    }
}
