package io.dataprocessing.pipeline.api.format;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Optional;

/**
 * What a pipeline file declares with the key {@code schema}.
 *
 * @param type the rows
 * @param document the file that describes them; empty for fields on the spot or a Java class
 */
public record DeclaredSchema(RowType type, Optional<SchemaDocument> document) {

    public DeclaredSchema {
        requireNonNull(type, "type");
        requireNonNull(document, "document");
    }

    /** A declaration that stands in no file of its own. */
    public static DeclaredSchema of(RowType type) {
        return new DeclaredSchema(type, Optional.empty());
    }

    /** The document, if its language has one of these endings. */
    public Optional<SchemaDocument> document(String... endings) {
        return document.filter(
                found -> {
                    for (String ending : endings) {
                        if (found.name().endsWith(ending)) {
                            return true;
                        }
                    }
                    return false;
                });
    }
}
