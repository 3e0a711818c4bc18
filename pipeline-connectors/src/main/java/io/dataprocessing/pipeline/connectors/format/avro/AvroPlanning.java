package io.dataprocessing.pipeline.connectors.format.avro;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.DeclaredSchema;
import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.connectors.schema.AvroSchemaFile;
import io.dataprocessing.pipeline.connectors.schema.AvroSchemas;
import io.dataprocessing.pipeline.connectors.schema.AvroTypes;
import java.util.Optional;
import org.apache.avro.Schema;

/** What the formats of Avro have in common when a pipeline is planned. */
final class AvroPlanning {

    private static final String ENDING = ".avsc";

    private final Optional<String> field;
    private final Optional<String> recordName;
    private final FormatContext context;

    /** With the options {@code field} and {@code record-name}. */
    AvroPlanning(Optional<String> field, Optional<String> recordName, FormatContext context) {
        this.field = field;
        this.recordName = recordName;
        this.context = context;
    }

    /** The schema of an Avro file that the pipeline declares; empty if it declares none. */
    Optional<FormatSchema> ofFile(Optional<DeclaredSchema> declared) {
        return declared.flatMap(schema -> schema.document(ENDING))
                .map(document -> of(AvroSchemaFile.parse(document.text()), "schema"));
    }

    /** An Avro schema and the rows that it describes. */
    FormatSchema of(Schema schema, String option) {
        try {
            RowType type = AvroTypes.rowType(schema, Naming.field(field, context));
            return FormatSchema.of(type, schema.toString());
        } catch (SchemaException e) {
            context.problem(option, e.getMessage());
            return FormatSchema.of(RowType.of());
        }
    }

    /** How rows are written: by the declared Avro file, whose type theirs is then, or their own. */
    FormatSchema write(RowType type, Optional<DeclaredSchema> declared) {
        return ofFile(declared)
                .map(file -> FormatSchema.of(type, file.text()))
                .orElseGet(() -> ofType(type));
    }

    /** The schema that follows from a type. */
    FormatSchema ofType(RowType type) {
        try {
            return FormatSchema.of(type, schema(type).toString());
        } catch (SchemaException e) {
            context.problem("format", e.getMessage());
            return FormatSchema.of(type);
        }
    }

    private Schema schema(RowType type) {
        String name = Naming.record(recordName, type, context);
        boolean bare =
                field.isPresent() && type.size() == 1 && type.field(0).name().equals(field.get());
        return bare ? AvroSchemas.ofValue(type.field(0).type(), name) : AvroSchemas.of(type, name);
    }
}
