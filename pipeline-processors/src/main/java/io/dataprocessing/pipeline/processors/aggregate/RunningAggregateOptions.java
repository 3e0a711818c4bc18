package io.dataprocessing.pipeline.processors.aggregate;

import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.WindowTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code running-aggregate}.
 *
 * @param keyBy the fields of the key
 * @param rows how many records a frame has
 * @param range how long a frame is
 * @param aggregate what is computed
 * @param time the time that orders records
 * @param late what becomes of records that come behind the watermark
 * @param ttl when a key is forgotten
 */
@Description(
        "Adds to each record what is computed over it and the records of its key before it: running"
                + " totals, moving averages, the difference from the one before. One record comes out"
                + " for each that comes in.")
record RunningAggregateOptions(
        @Description("The fields whose values make a sequence; none for one of all records.")
                @Default("[]")
                @Example("[sku]")
                List<InputField> keyBy,
        @Description(
                        "The frame as a number of records, this one and those just before it. Without"
                                + " rows and range the frame is all records of the key so far. What a"
                                + " frame holds is kept in state and gone through for each record.")
                @Range(min = 1, max = 100_000)
                @Example("10")
                Optional<Integer> rows,
        @Description(
                        "The frame as a duration: this record and those before it that aren't older"
                                + " than it by more than this.")
                @Range(min = 1)
                @Example("10min")
                Optional<Duration> range,
        @Description(
                        "What is computed: a name and a call. Over the frame: "
                                + AggregateCalls.KNOWN
                                + ", rank(x), 1 for the largest, and z_score(x). From record to"
                                + " record, whatever the frame: lag(x, n), delta(x), rate(x) per"
                                + " second, ema(x, share), row_number(). Nulls are left out, as in"
                                + " SQL.")
                @Example("{total: sum(amount), before: lag(amount), smooth: \"ema(amount, 0.2)\"}")
                Map<String, Aggregate> aggregate,
        @Description(
                        "What orders the records of a key: 'event' is their own time, whatever the"
                                + " order in which they come, and needs a watermark on the source;"
                                + " 'processing' is the order in which they come.")
                @Default("event")
                WindowTime time,
        @Description(
                        "What becomes of records that come behind the watermark: they are dropped and"
                                + " counted, go to the dead letters, or leave through the output"
                                + " 'late'. Required with event time: choose. In processing time"
                                + " nothing is late.")
                @Example("dead-letter")
                Optional<LatePolicy> late,
        @Description(
                        "How long nothing has to come for a key to be forgotten, by the time chosen;"
                                + " its next record is the first of a new sequence.")
                @Example("1d")
                Ttl ttl) {}
