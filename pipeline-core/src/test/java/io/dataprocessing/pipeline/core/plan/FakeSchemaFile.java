package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import java.util.List;

/** Files that hold the text of a row type. */
final class FakeSchemaFile implements SchemaFile {

    @Override
    public List<String> endings() {
        return List.of(".row");
    }

    @Override
    public RowType read(SchemaDocument document) {
        try {
            return (RowType) DataTypes.parse(document.text().strip());
        } catch (IllegalArgumentException e) {
            throw new SchemaException("not a row type", e);
        }
    }
}
