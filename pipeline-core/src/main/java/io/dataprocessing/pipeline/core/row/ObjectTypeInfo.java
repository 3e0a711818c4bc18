package io.dataprocessing.pipeline.core.row;

import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.data.Schemas;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Flink's view of Java records and classes that have a schema: they travel, and are kept, as rows
 * of it. So state of them follows the rules for rows when the class changes, and nothing falls back
 * to a generic serializer.
 */
public final class ObjectTypeInfo<T> extends ValueTypeInfo<T> {

    private static final long serialVersionUID = 1L;

    private ObjectTypeInfo(Schema<T> schema) {
        super(schema.javaType(), schema.rowType());
    }

    /**
     * The type information of a class.
     *
     * @throws SchemaException if {@link Schemas#of} refuses it; the message says why
     */
    public static <T> ObjectTypeInfo<T> of(Class<T> type) {
        return new ObjectTypeInfo<>(Schemas.of(type));
    }

    @Override
    public Schema<T> schema() {
        return Schemas.of(getTypeClass());
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new ObjectSerializer<>(getTypeClass(), rowType());
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(getTypeClass().getSimpleName(), rowType());
    }
}
