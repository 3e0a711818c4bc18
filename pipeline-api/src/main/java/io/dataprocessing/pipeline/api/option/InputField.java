package io.dataprocessing.pipeline.api.option;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;

/**
 * A field of the step's input, named in an option and checked to exist when the pipeline is
 * planned.
 *
 * @param name the name of the field
 * @param index its position in the input's row type
 * @param type its type
 */
public record InputField(String name, int index, DataType type) {

    public InputField {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
    }

    /** The value of the field in a row of the input's type, null where it's null. */
    public Object of(Row row) {
        return row.get(index);
    }
}
