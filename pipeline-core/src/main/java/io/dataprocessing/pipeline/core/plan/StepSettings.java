package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import java.time.Duration;
import java.util.Optional;

/** What the platform itself reads in the section of a step. */
@Description("A step, beside the options of its type.")
record StepSettings(
        @Description("What the step does: the name of a processor or transform.") @Example("filter")
                String type,
        @Description(
                        "What the step reads: a source or step, 'step.output' for a side output, or"
                                + " a list of them. The step above if left out, the only source for"
                                + " the first step.")
                @Example("[orders, refunds]")
                Optional<ConfigNode> input,
        @Description(
                        "What becomes of a record that the step can't handle: the job fails, the"
                                + " record goes to the dead letters, or it's dropped and counted. A mapping"
                                + " also says how many are too many.")
                @Default("fail")
                @Example("{policy: dead-letter, max-rate: 1%, window: 1min, min-records: 100}")
                ConfigNode onError,
        @Description("The number of parallel instances; execution.parallelism if left out.")
                @Range(min = 1, max = ExecutionSettings.MAX_KEY_GROUPS)
                Optional<Integer> parallelism,
        @Description(
                        "How often a record is tried when a processor throws TransientException, or"
                                + " asynchronous work fails. Synchronous steps try once if left out,"
                                + " asynchronous ones as often as their processor says.")
                @Example("{attempts: 3, backoff: 100ms}")
                Optional<RetrySettings> retry,
        @Description(
                        "How long a call into the processor may take; execution.call-timeout if"
                                + " left out, 0s for no limit.")
                @Range(min = 0)
                @Example("2min")
                Optional<Duration> callTimeout,
        @Description("What it's for, in your words.") @Default("") String description) {

    /** Further attempts. */
    @Description("Further attempts at a record after an error that may pass.")
    record RetrySettings(
            @Description("How often a record is tried.") @Default("3") @Range(min = 1, max = 1000)
                    int attempts,
            @Description("The wait before the second attempt; it doubles with each further one.")
                    @Default("100ms")
                    @Range(min = 1)
                    Duration backoff,
            @Description("The longest wait.") @Default("10s") @Range(min = 1) Duration maxBackoff) {

        RetryPlan plan() {
            return new RetryPlan(attempts, backoff, maxBackoff);
        }
    }
}
