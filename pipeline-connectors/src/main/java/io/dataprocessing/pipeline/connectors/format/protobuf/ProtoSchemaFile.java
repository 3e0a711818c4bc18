package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import java.util.List;

/**
 * Reads Protobuf's schema files: the language ({@code .proto}) and descriptor sets as {@code
 * protoc} writes them. A message becomes a row type; {@code file.proto#shop.Order} chooses one of
 * several.
 */
public final class ProtoSchemaFile implements SchemaFile {

    static final String[] ENDINGS = {ProtoSchema.TEXT_ENDING, ".desc", ".pb", ".protobin"};

    /** For {@link java.util.ServiceLoader}. */
    public ProtoSchemaFile() {}

    @Override
    public List<String> endings() {
        return List.of(ENDINGS);
    }

    @Override
    public RowType read(SchemaDocument document) {
        return MessageTypes.rowType(ProtoSchema.message(document));
    }
}
