package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.core.config.ConfigNode;

/** What is read in the section of a sink that is a stream of the program. */
@Description("Rows that the Flink program which builds the job takes as a stream.")
record StreamSinkSettings(
        @Description("What is handed over: a source or step, an output of one, or several.")
                @Example("totals")
                ConfigNode input,
        @Description("The connection, whose type is 'stream'.") @Example("program")
                String connection,
        @Description("What it's for, in your words.") @Default("") String description) {}
