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
 */
public final class RowSerializer extends TypeSerializer<Row> {

    private static final long serialVersionUID = 1L;

    private final RowType type;
    private transient RowCodec codec;

    /** A serializer of rows of {@code type}, its own nullability aside. */
    public RowSerializer(RowType type) {
        this.type = requireNonNull(type, "type").withNullable(false);
        this.codec = new RowCodec(this.type);
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
        return this;
    }

    @Override
    public Row createInstance() {
        return Row.trusted(type, new Object[type.size()]);
    }

    @Override
    public Row copy(Row from) {
        return from;
    }

    @Override
    public Row copy(Row from, Row reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Row row, DataOutputView target) throws IOException {
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
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Row> snapshotConfiguration() {
        return new RowSerializerSnapshot(type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSerializer that && RowLayout.same(type, that.type);
    }

    @Override
    public int hashCode() {
        return RowLayout.hash(type);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        codec = new RowCodec(type);
    }
}
