package io.dataprocessing.pipeline.core.row;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint keeps of a serializer that is made from a row type: the whole type, and the
 * version of the bytes.
 *
 * @param <T> what the serializer writes
 */
public abstract class RowTypeSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private RowType type;
    private boolean isKey;

    /** For Flink, which calls {@link #readSnapshot} next. */
    protected RowTypeSnapshot() {}

    /**
     * The snapshot of a serializer of rows of {@code type}.
     *
     * @param isKey whether the type must stay as it is, since other things are found by the rows
     */
    protected RowTypeSnapshot(RowType type, boolean isKey) {
        this.type = requireNonNull(type, "type");
        this.isKey = isKey;
    }

    /** The type of the rows. */
    public final RowType type() {
        return type;
    }

    /** The serializer for a type. */
    protected abstract TypeSerializer<T> serializer(RowType type);

    @Override
    public final int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public final void writeSnapshot(DataOutputView out) throws IOException {
        RowTypeCodec.write(type, out);
    }

    @Override
    public final void readSnapshot(int readVersion, DataInputView in, ClassLoader userCode)
            throws IOException {
        if (readVersion != VERSION) {
            throw new IOException(
                    "rows were written in version %d; this platform reads version %d"
                            .formatted(readVersion, VERSION));
        }
        type = RowTypeCodec.read(in);
    }

    @Override
    public final TypeSerializer<T> restoreSerializer() {
        return serializer(type);
    }

    /**
     * Accepts rows of the same layout, and values of types that {@link RowEvolution} allows.
     *
     * @throws SchemaException otherwise; Flink has no place for a reason, and a user needs one
     */
    @Override
    public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSnapshot) {
        if (!(oldSnapshot instanceof RowTypeSnapshot<T> old)
                || oldSnapshot.getClass() != getClass()) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        if (RowLayout.same(old.type, type)) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        List<String> problems =
                isKey
                        ? RowEvolution.keyProblems(old.type, type)
                        : RowEvolution.problems(old.type, type);
        if (!problems.isEmpty()) {
            throw new SchemaException(
                    "state was written as %s and can't be read as %s: %s"
                            .formatted(old.type, type, String.join(" ", problems)));
        }
        return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
