package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.data.SchemaProvider;
import java.util.Optional;

/**
 * Brings the schemas of the classes that Avro's compiler generates ({@code SpecificRecord}).
 *
 * <p>A plugin has its own Avro, of any version from 1.9 on, in its own class loader. So nothing of
 * the class is taken for one of ours: its schema comes over as text, its values through its own
 * {@code get} and {@code put}.
 */
public final class SpecificRecordSchemas implements SchemaProvider {

    private static final String SPECIFIC_RECORD = "org.apache.avro.specific.SpecificRecord";

    /** For {@link java.util.ServiceLoader}. */
    public SpecificRecordSchemas() {}

    @Override
    public <T> Optional<Schema<T>> schemaOf(Class<T> type) {
        if (type.isInterface() || !isSpecificRecord(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SpecificRecordBinder.schemaOf(type));
        } catch (SchemaException e) {
            throw new SchemaException("%s: %s".formatted(type.getName(), e.getMessage()), e);
        }
    }

    /** By name, since the class may be made with another Avro than ours. */
    private static boolean isSpecificRecord(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            for (Class<?> implemented : one.getInterfaces()) {
                if (implemented.getName().equals(SPECIFIC_RECORD)
                        || isSpecificRecord(implemented)) {
                    return true;
                }
            }
        }
        return false;
    }
}
