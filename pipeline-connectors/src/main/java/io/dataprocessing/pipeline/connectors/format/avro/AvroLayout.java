package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final Walker walker;
    private final ValueReader reader;
    private final AvroField[] fields;
    private final Schema[] schemas;
    private final boolean[] unresolved;
    private final int slots;
    private final RowMapping itself;

    private AvroLayout(
            RowType type,
            Walker walker,
            ValueReader reader,
            AvroField[] fields,
            Schema[] schemas,
            boolean[] unresolved,
            int slots) {
        this.type = type;
        this.walker = walker;
        this.reader = reader;
        this.fields = fields;
        this.schemas = schemas;
        this.unresolved = unresolved;
        this.slots = slots;
        this.itself = RowMapping.of(type, IntStream.range(0, type.size()).toArray());
    }

    /**
     * The layout of records that are resolved to another schema; empty if only readers can tell.
     *
     * @param open the full names of the records around them, the innermost first
     */
    static Optional<AvroLayout> of(
            Resolver.RecordAdjust action, RowType type, Collection<String> open) {
        return WalkerBuilder.of(action, type, open).map(walker -> of(walker, action, type, open));
    }

    private static AvroLayout of(
            Walker walker, Resolver.RecordAdjust action, RowType type, Collection<String> open) {
        List<String> inside = new ArrayList<>(open);
        inside.add(0, action.reader.getFullName());
        AvroField[] fields = new AvroField[type.size()];
        Schema[] schemas = new Schema[fields.length];
        boolean[] unresolved = new boolean[fields.length];
        int read = 0;
        for (int i = 0; i < action.fieldActions.length; i++) {
            Resolver.Action each = action.fieldActions[i];
            if (each.type != Resolver.Action.Type.SKIP) {
                Schema.Field field = action.readerOrder[read++];
                int place = field.pos();
                fields[place] = AvroField.of(i, each, type.field(place).type(), inside);
                schemas[place] = field.schema();
                unresolved[place] = SameBytes.unresolved(each, inside);
            }
        }
        for (int i = action.firstDefault; i < action.readerOrder.length; i++) {
            int place = action.readerOrder[i].pos();
            fields[place] = AvroField.ofDefault(type.field(place).defaultValue());
            schemas[place] = action.readerOrder[i].schema();
        }
        ValueReader reader = ValueReaders.of(action, type, open);
        return new AvroLayout(
                type, walker, reader, fields, schemas, unresolved, action.fieldActions.length);
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

    /** How many fields the record was written with. */
    int slots() {
        return slots;
    }

    /** The mapping that leaves rows as they are. */
    RowMapping itself() {
        return itself;
    }

    /** The row whose record has all bytes from one on; the plain one if that's unsure. */
    Row whole(byte[] bytes, int from, BinaryInput input) throws MalformedException {
        int[] offsets = walker.offsets();
        if (walker.walk(bytes, from, offsets) == bytes.length) {
            return new AvroRow(this, bytes, offsets);
        }
        input.reset(bytes, from);
        return AvroDecoder.readWhole(reader, input);
    }

    /** The row whose record begins at a byte, in one that was found right. */
    Row row(byte[] bytes, int from) {
        int[] offsets = walker.offsets();
        return walker.walk(bytes, from, offsets) < 0
                ? plain(bytes, from)
                : new AvroRow(this, bytes, offsets);
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
