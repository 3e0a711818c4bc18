package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code throttle}.
 *
 * @param rate how much passes
 * @param per what has a rate of its own
 * @param keyBy the fields of the key
 * @param onExcess what becomes of what is too much
 */
@Description("Passes no more records, or bytes, in a time than a rate allows.")
record ThrottleOptions(
        @Description(
                        "How much passes in how long. What wasn't used is saved up to the amount of"
                                + " one period, which may then come at once.")
                @Example("{records: 1000, every: 1s}")
                Rate rate,
        @Description(
                        "What has the rate: the 'job', of which each parallel task has an equal"
                                + " share and counts anew after a restart; or each 'key' of its own,"
                                + " which is remembered across restarts.")
                @Default("job")
                Per per,
        @Description("With 'per: key' the fields whose values have a rate each.")
                @Default("[]")
                @Example("[customer]")
                List<InputField> keyBy,
        @Description(
                        "What becomes of what is too much: 'block' holds it up, and with it all"
                                + " records behind it and the checkpoints of the job, until the rate"
                                + " allows it (with 'per: job' only); 'drop' drops and counts it;"
                                + " 'output' lets it leave unchanged through the output 'excess';"
                                + " 'error' lets it follow the step's on-error, for example to the"
                                + " dead letters.")
                @Default("block")
                OnExcess onExcess) {

    /** What has a rate of its own. */
    enum Per {
        /** All tasks together. */
        JOB,
        /** Each key. */
        KEY
    }

    /** What becomes of records for which the rate leaves no room. */
    enum OnExcess {
        /** They wait. */
        BLOCK,
        /** They are dropped. */
        DROP,
        /** They leave through an output of their own. */
        OUTPUT,
        /** They follow the step's error policy. */
        ERROR
    }

    /**
     * How much passes in how long.
     *
     * @param records how many records
     * @param bytes how much data
     * @param every in how long
     */
    record Rate(
            @Description("How many records. Either this or 'bytes'.")
                    @Range(min = 1)
                    @Example("1000")
                    Optional<Long> records,
            @Description(
                            "How much data: texts count in UTF-8, numbers and times eight bytes each;"
                                    + " a record of more than this counts as this. Either this or"
                                    + " 'records'.")
                    @Range(min = 1)
                    @Example("10mb")
                    Optional<DataSize> bytes,
            @Description("In how long.")
                    @Default("1s")
                    @Range(min = 1, max = 86_400_000)
                    @Example("1min")
                    Duration every) {}
}
