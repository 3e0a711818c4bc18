package io.dataprocessing.pipeline.connectors.schema;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import java.util.List;

/**
 * Reads JSON Schema, draft 4 to 2020-12, as far as it describes rows: an object with properties
 * becomes a row type. Keywords that only narrow values, such as {@code minLength}, are passed over;
 * what would give values another shape is refused.
 */
public final class JsonSchemaFile implements SchemaFile {

    /** For {@link java.util.ServiceLoader}. */
    public JsonSchemaFile() {}

    @Override
    public List<String> endings() {
        return List.of(".schema.json", ".jsonschema");
    }

    @Override
    public RowType read(SchemaDocument document) {
        return JsonSchemaTypes.rowType(document);
    }
}
