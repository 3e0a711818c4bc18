package io.dataprocessing.pipeline.connectors.format.text;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;

/** The options of the formats {@code string} and {@code bytes}. */
@Description("A record that is a single value.")
public record TextOptions(
        @Description("The name of the one field that rows have where no schema is declared.")
                @Default("value")
                String field) {

    public TextOptions {
        requireNonNull(field, "field");
        if (field.isBlank()) {
            throw new IllegalArgumentException("'field' is blank; a field needs a name.");
        }
    }
}
