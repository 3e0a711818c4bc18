package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import java.util.Optional;

/** What the platform itself reads in the section of a table. */
@Description("A table that a step looks up in, beside the options of its connector.")
record TableSettings(
        @Description("The kind of table: the name of a connector that can be looked up in.")
                @Example("kafka")
                String type,
        @Description("The connection that it's read through, for a connector that needs one.")
                @Example("main")
                Optional<String> connection,
        @Description("How a record's value is decoded: a format, its options, a schema.")
                @Example("{format: json, schema: schemas/country.avsc}")
                Optional<ConfigMap> value,
        @Description(
                        "How a record's key is decoded, like the value; its fields stand in front"
                                + " of the value's. Keys aren't decoded if left out.")
                @Example("{format: string, field: code}")
                Optional<ConfigMap> key) {}
