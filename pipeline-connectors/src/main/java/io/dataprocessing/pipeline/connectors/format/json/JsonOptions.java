package io.dataprocessing.pipeline.connectors.format.json;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;

/** The options of the format {@code json}. */
@Description("One JSON object a record, in UTF-8.")
public record JsonOptions(
        @Description(
                        "How timestamps stand in the JSON: text in ISO 8601 with an offset, text as"
                                + " in SQL without one (taken as UTC), or a number since 1970.")
                @Default("iso-8601")
                @Example("epoch-millis")
                TimestampFormat timestampFormat,
        @Description("What becomes of fields that the schema doesn't have.") @Default("ignore")
                UnknownFields unknownFields,
        @Description("Whether a null is written as null or its field left out.") @Default("write")
                NullFields nullFields,
        @Description("How deep objects and lists may be nested before a record is refused.")
                @Default("1000")
                @Range(min = 1, max = 1000)
                int maxDepth) {

    public JsonOptions {
        requireNonNull(timestampFormat, "timestampFormat");
        requireNonNull(unknownFields, "unknownFields");
        requireNonNull(nullFields, "nullFields");
    }
}
