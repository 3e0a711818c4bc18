package io.dataprocessing.pipeline.processors.shape;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Optional;

/**
 * What a {@link Parse} does.
 *
 * @param outputType the rows that it makes: what is kept, then the result
 * @param kept makes the row of what is kept
 * @param field the text
 * @param parsing how it's parsed
 * @param target the type of the row that the result becomes; empty if its fields are added
 * @param nullFails whether a null is an error
 * @param lenient whether a text that can't be parsed gives nulls
 */
record ParsePlan(
        RowType outputType,
        Change kept,
        FieldPath field,
        Parsing parsing,
        Optional<RowType> target,
        boolean nullFails,
        boolean lenient) {

    ParsePlan {
        requireNonNull(outputType, "outputType");
        requireNonNull(kept, "kept");
        requireNonNull(field, "field");
        requireNonNull(parsing, "parsing");
        requireNonNull(target, "target");
    }
}
