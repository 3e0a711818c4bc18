package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import java.util.Optional;

/** What the platform itself reads in the section of a sink. */
@Description("What is written, beside the options of the connection's connector.")
record SinkSettings(
        @Description("The connection that is written to.") @Example("main") String connection,
        @Description(
                        "What becomes of a record that can't be encoded: the job fails, the record"
                                + " goes to the dead letters, or it's dropped and counted.")
                @Default("fail")
                ErrorPolicy onError,
        @Description("The number of parallel instances; execution.parallelism if left out.")
                @Range(min = 1, max = ExecutionSettings.MAX_KEY_GROUPS)
                Optional<Integer> parallelism,
        @Description(
                        "Whether the sink may write what a source of the pipeline reads, which is"
                                + " an endless loop unless a step ends it.")
                @Default("false")
                boolean allowLoop,
        @Description("What it's for, in your words.") @Default("\"\"") String description) {}
