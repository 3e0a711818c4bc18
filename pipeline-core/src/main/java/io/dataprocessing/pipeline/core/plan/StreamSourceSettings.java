package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import java.util.Optional;

/** What is read in the section of a source that is a stream of the program. */
@Description("A stream of the Flink program that builds the job.")
record StreamSourceSettings(
        @Description("The connection, whose type is 'stream'.") @Example("program")
                String connection,
        @Description("What the rows are: a schema file, {fields: …} or {class: …}.")
                @Example("{class: com.acme.Order}")
                ConfigNode schema,
        @Description(
                        "Event time. The program's own event time and watermarks are kept if left"
                                + " out.")
                Optional<SourceSettings.WatermarkSettings> watermark,
        @Description(
                        "What becomes of a value that is no row of the schema or whose event time"
                                + " can't be right, as in any source.")
                @Default("fail")
                ConfigNode onError,
        @Description("What it's for, in your words.") @Default("") String description) {}
