package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What a savepoint keeps of an {@link ObjectSerializer}: the class's name and the rows' type. */
public final class ObjectSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private Class<T> javaType;
    private RowType written;

    /** For Flink, which makes it by its name and calls {@link #readSnapshot} next. */
    public ObjectSerializerSnapshot() {}

    ObjectSerializerSnapshot(Class<T> javaType, RowType written) {
        this.javaType = javaType;
        this.written = written;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(javaType.getName());
        RowTypeCodec.write(written, out);
    }

    @Override
    @SuppressWarnings("unchecked") // the name was that of the class of the values
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCode)
            throws IOException {
        if (readVersion != VERSION) {
            throw new IOException(
                    "objects were written in version %d; this platform reads version %d"
                            .formatted(readVersion, VERSION));
        }
        String name = in.readUTF();
        try {
            javaType = (Class<T>) Class.forName(name, false, userCode);
        } catch (ClassNotFoundException e) {
            throw new IOException(
                    "state holds values of class '%s', which is not on the class path"
                            .formatted(name),
                    e);
        }
        written = RowTypeCodec.read(in);
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new ObjectSerializer<>(javaType, written);
    }

    /**
     * Accepts rows of the same layout, and of types that {@link RowEvolution} allows.
     *
     * @throws SchemaException otherwise; Flink has no place for a reason, and a user needs one
     */
    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSnapshot) {
        if (!(oldSnapshot instanceof ObjectSerializerSnapshot<T> old)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        if (RowLayout.same(old.written, written)) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        List<String> problems = RowEvolution.problems(old.written, written);
        if (!problems.isEmpty()) {
            throw new SchemaException(
                    "state of %s was written as %s and can't be read as %s: %s"
                            .formatted(
                                    javaType.getSimpleName(),
                                    old.written,
                                    written,
                                    String.join(" ", problems)));
        }
        return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
