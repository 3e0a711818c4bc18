package io.dataprocessing.pipeline.core.row;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes rows of one type. A row is written by its values, whatever its kind; what is read is a
 * plain row. Rows are immutable, so a copy is the row itself.
 *
 * <p>State that was restored holds rows of the type that they were written in. A serializer of
 * values writes and copies such rows in its own type; one of keys never meets any.
 */
public final class RowSerializer extends TypeSerializer<Row> {

    private static final long serialVersionUID = 1L;

    private final RowType type;
    private final boolean isKey;
    private transient RowCodec codec;
    private transient RowUpgrade upgrade;

    /** A serializer of rows of {@code type}, its own nullability aside. */
    public RowSerializer(RowType type) {
        this(type, false);
    }

    private RowSerializer(RowType type, boolean isKey) {
        this.type = requireNonNull(type, "type").withNullable(false);
        this.isKey = isKey;
        this.codec = new RowCodec(this.type, new Texts());
        this.upgrade = RowUpgrade.to(this.type);
    }

    /** A serializer of rows that others are found by: their type can't change. */
    public static RowSerializer ofKeys(RowType type) {
        return new RowSerializer(type, true);
    }

    /** The type of the rows. */
    public RowType type() {
        return type;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<Row> duplicate() {
        return new RowSerializer(type, isKey);
    }

    @Override
    public Row createInstance() {
        return Row.trusted(type, new Object[type.size()]);
    }

    @Override
    public Row copy(Row from) {
        return current(from);
    }

    @Override
    public Row copy(Row from, Row reuse) {
        return current(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Row row, DataOutputView target) throws IOException {
        codec.write(current(row), target);
    }

    /** Writes a row that is of the serializer's own type, without a look at its type. */
    public void serializeAsIs(Row row, DataOutputView target) throws IOException {
        codec.write(row, target);
    }

    @Override
    public Row deserialize(DataInputView source) throws IOException {
        return (Row) codec.read(source);
    }

    @Override
    public Row deserialize(Row reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        codec.copy(source, target);
    }

    @Override
    public TypeSerializerSnapshot<Row> snapshotConfiguration() {
        return new RowSerializerSnapshot(type, isKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSerializer that && RowLayout.same(type, that.type);
    }

    @Override
    public int hashCode() {
        return RowLayout.hash(type);
    }

    private Row current(Row row) {
        return isKey ? row : upgrade.of(row);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        codec = new RowCodec(type, new Texts());
        upgrade = RowUpgrade.to(type);
    }
}
