package io.dataprocessing.pipeline.core.row;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of rows of one type: of keys and of what state cells hold. */
public final class RowTypeInfo extends TypeInformation<Row> {

    private static final long serialVersionUID = 1L;

    private final RowType type;

    /** The type information of rows of {@code type}. */
    public RowTypeInfo(RowType type) {
        this.type = requireNonNull(type, "type").withNullable(false);
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<Row> getTypeClass() {
        return Row.class;
    }

    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public TypeSerializer<Row> createSerializer(SerializerConfig config) {
        return new RowSerializer(type);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof RowTypeInfo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowTypeInfo that && RowLayout.same(type, that.type);
    }

    @Override
    public int hashCode() {
        return RowLayout.hash(type);
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
