package io.dataprocessing.pipeline.connectors.format.avro;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import java.util.Optional;

/** The options of the format {@code avro}. */
@Description("Avro's binary encoding, without a registry.")
public record AvroOptions(
        @Description(
                        "What stands before the record: nothing, or the two bytes and the"
                                + " fingerprint of Avro's single-object encoding.")
                @Default("binary")
                @Example("single-object")
                Encoding encoding,
        @Description(
                        "The name of the field of a schema that is no record; when it's written"
                                + " without a schema, rows of this one field become such a value."
                                + " Default: value, for keys key.")
                @Example("sku")
                Optional<String> field,
        @Description(
                        "The full name of the record that is written where no schema is declared."
                                + " Default: the name of the row type, else pipeline.endpoint.")
                @Example("shop.Order")
                Optional<String> recordName) {

    public AvroOptions {
        requireNonNull(encoding, "encoding");
        requireNonNull(field, "field");
        Naming.verify(recordName);
    }
}
