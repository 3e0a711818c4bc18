package io.dataprocessing.pipeline.connectors.schema;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.api.format.SchemaFile;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Reads Avro's schema files ({@code .avsc}): a record becomes a row type, another schema a row type
 * with one field {@value AvroTypes#FIELD}.
 */
public final class AvroSchemaFile implements SchemaFile {

    private static final int MAX_SHOWN = 300;

    /** For {@link java.util.ServiceLoader}. */
    public AvroSchemaFile() {}

    @Override
    public List<String> endings() {
        return List.of(".avsc");
    }

    @Override
    public RowType read(SchemaDocument document) {
        return AvroTypes.rowType(parse(document.text()), AvroTypes.FIELD);
    }

    /**
     * The schema that a text describes.
     *
     * @throws SchemaException if it describes none; the message says where and why
     */
    public static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (SchemaParseException e) {
            throw new SchemaException("this is no Avro schema: " + firstLine(e), e);
        } catch (AvroRuntimeException | NullPointerException e) {
            // Avro's parser expects some members and fails like this where they're missing.
            throw new SchemaException("this Avro schema is wrong: " + firstLine(e), e);
        }
    }

    private static String firstLine(RuntimeException e) {
        if (e.getCause() instanceof JsonProcessingException json && json.getLocation() != null) {
            JsonLocation at = json.getLocation();
            return "%s at line %d, column %d"
                    .formatted(withoutSource(json), at.getLineNr(), at.getColumnNr());
        }
        String message = String.valueOf(e.getMessage());
        String line =
                message.lines().findFirst().orElse("").replaceFirst("^[\\w.]+Exception: ", "");
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line;
    }

    /** Jackson's message, without its note about where it read from. */
    private static String withoutSource(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage())
                .replaceFirst(" ?\\(start marker at .*", "")
                .replaceFirst(":? ?\\[Source: .*", "");
    }
}
