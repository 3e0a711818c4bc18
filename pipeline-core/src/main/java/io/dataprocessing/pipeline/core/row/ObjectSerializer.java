package io.dataprocessing.pipeline.core.row;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes values of a class as rows of its schema. */
final class ObjectSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> javaType;
    private final RowType written;
    private transient Schema<T> schema;
    private transient RowSerializer rows;
    private transient RowUpgrade upgrade;

    /**
     * A serializer.
     *
     * @param written the type of the rows in bytes: the schema's, or that of an earlier one
     */
    ObjectSerializer(Class<T> javaType, RowType written) {
        this.javaType = requireNonNull(javaType, "javaType");
        this.written = requireNonNull(written, "written");
        prepare();
    }

    private void prepare() {
        schema = Schemas.of(javaType);
        rows = new RowSerializer(written);
        upgrade = RowUpgrade.to(schema.rowType().withNullable(false));
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new ObjectSerializer<>(javaType, written);
    }

    /** Values are made of rows only. */
    @Override
    public T createInstance() {
        throw new UnsupportedOperationException(
                "there's no empty %s".formatted(javaType.getName()));
    }

    @Override
    public T copy(T from) {
        return schema.fromRow(schema.toRow(from));
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        rows.serialize(schema.toRow(value), target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        Row row = rows.deserialize(source);
        return schema.fromRow(upgrade.of(row));
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        rows.copy(source, target);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new ObjectSerializerSnapshot<>(javaType, written);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectSerializer<?> that
                && javaType == that.javaType
                && RowLayout.same(written, that.written);
    }

    @Override
    public int hashCode() {
        return 31 * javaType.hashCode() + RowLayout.hash(written);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        prepare();
    }
}
