package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import java.util.Optional;

/** What the platform itself reads in the sections {@code value} and {@code key}. */
@Description("How rows are written as bytes, beside the options of the format.")
record FormatSettings(
        @Description("The name of a format.") @Example("json") String format,
        @Description(
                        "What the fields are, for a format that doesn't know: a schema file beside"
                                + " the pipeline file, {fields: {name: type, …}}, or"
                                + " {class: a Java record}.")
                @Example("{fields: {order_id: string, amount: \"decimal(10, 2)\", note: string?}}")
                Optional<ConfigNode> schema) {}
