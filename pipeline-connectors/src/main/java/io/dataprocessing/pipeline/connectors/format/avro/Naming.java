package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.connectors.schema.AvroSchemas;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.util.Optional;

/** How records and fields are named that nobody named. */
final class Naming {

    private Naming() {}

    /** The name of the record of a row type. */
    static String record(Optional<String> given, RowType type, FormatContext context) {
        if (given.isPresent()) {
            return given.get();
        }
        if (AvroSchemas.isFullName(type.name())) {
            return type.name();
        }
        String name =
                AvroSchemas.fullName(context.pipeline())
                        + "."
                        + AvroSchemas.fullName(context.endpoint());
        return context.part() == FormatContext.Part.KEY ? name + "_key" : name;
    }

    /** The name of the one field of a schema that is no record. */
    static String field(Optional<String> given, FormatContext context) {
        return given.orElse(context.part() == FormatContext.Part.KEY ? "key" : AvroTypes.FIELD);
    }

    /** Refuses what can't be the name of a record. */
    static void verify(Optional<String> recordName) {
        recordName.ifPresent(
                name -> {
                    if (!AvroSchemas.isFullName(name)) {
                        throw new IllegalArgumentException(
                                "'record-name' must be a name of letters, digits and underscores, with dots behind the parts of its namespace, such as shop.Order; it's '%s'."
                                        .formatted(name));
                    }
                });
    }
}
