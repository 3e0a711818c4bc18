package io.dataprocessing.pipeline.processors.shape;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.function.Supplier;

/**
 * How texts are parsed.
 *
 * @param type the fields of the result
 * @param parser makes a parser when a step is opened
 */
record Parsing(RowType type, Supplier<TextParser> parser) {

    Parsing {
        requireNonNull(type, "type");
        requireNonNull(parser, "parser");
    }
}
