package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import java.util.Optional;

/** What the platform itself reads in the section of a sink. */
@Description("What is written, beside the options of the connection's connector.")
record SinkSettings(
        @Description(
                        "What is written: a source or step, 'step.output' for a side output, or a"
                                + " list of them.")
                @Example("totals")
                ConfigNode input,
        @Description("The connection that is written to.") @Example("main") String connection,
        @Description(
                        "How rows become values: a format and its options; 'exclude' names fields"
                                + " that are left out.")
                @Example("{format: json}")
                ConfigMap value,
        @Description(
                        "The fields that make the record's key, or {fields: […], format: …}; the"
                                + " key that came in is handed on if left out.")
                @Example("[order_id]")
                Optional<ConfigNode> key,
        @Description(
                        "What becomes of a record that can't be encoded: the job fails, the record"
                                + " goes to the dead letters, or it's dropped and counted. A mapping"
                                + " also says how many are too many.")
                @Default("fail")
                @Example("{policy: dead-letter, max-rate: 1%, window: 1min, min-records: 100}")
                ConfigNode onError,
        @Description("The number of parallel instances; execution.parallelism if left out.")
                @Range(min = 1, max = ExecutionSettings.MAX_KEY_GROUPS)
                Optional<Integer> parallelism,
        @Description(
                        "Whether the sink may write what a source of the pipeline reads, which is"
                                + " an endless loop unless a step ends it.")
                @Default("false")
                boolean allowLoop,
        @Description("What it's for, in your words.") @Default("") String description) {}
