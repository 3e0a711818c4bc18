package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import java.time.Duration;
import java.util.Optional;

/** What the platform itself reads in the section of a source. */
@Description("What is read, beside the options of the connection's connector.")
record SourceSettings(
        @Description("The connection that is read from.") @Example("main") String connection,
        @Description("How a record's value is decoded: a format, its options, a schema.")
                @Example("{format: json, schema: schemas/order.avsc}")
                ConfigMap value,
        @Description(
                        "How a record's key is decoded, like the value; its fields stand in front"
                                + " of the value's. Keys aren't decoded if left out.")
                @Example("{format: string, field: order_id}")
                Optional<ConfigMap> key,
        @Description("Event time.") @Default("{}") WatermarkSettings watermark,
        @Description(
                        "What becomes of a record that can't be decoded: the job fails, the record"
                                + " goes to the dead letters, or it's dropped and counted.")
                @Default("fail")
                ErrorPolicy onError,
        @Description("The number of parallel instances; execution.parallelism if left out.")
                @Range(min = 1, max = ExecutionSettings.MAX_KEY_GROUPS)
                Optional<Integer> parallelism,
        @Description("What it's for, in your words.") @Default("") String description) {

    /** Event time of a source. */
    @Description("Event time of a source.")
    record WatermarkSettings(
            @Description(
                            "The field that holds the event time: a timestamp, a date, or a long in"
                                    + " milliseconds since 1970. The record's own timestamp if left"
                                    + " out.")
                    @Example("order_time")
                    Optional<String> field,
            @Description("How far a record may be behind the latest one and still be on time.")
                    @Default("0s")
                    @Range(min = 0)
                    Duration outOfOrderness,
            @Description(
                            "The time after which a silent partition no longer holds event time"
                                    + " back; none for never.")
                    @Default("1min")
                    @Range(min = 1)
                    Optional<Duration> idleTimeout,
            @Description(
                            "How far a record's event time may be ahead of the clock; beyond that"
                                    + " it counts as not decodable, because one such record would"
                                    + " make all others late.")
                    @Default("5min")
                    @Range(min = 1)
                    Optional<Duration> maxFuture,
            @Description("Keeps this source from running ahead of others.")
                    @Example("{group: orders, max-drift: 30s}")
                    Optional<AlignmentSettings> alignment) {}

    /** How a source is kept together with others. */
    @Description("How a source is kept together with others.")
    record AlignmentSettings(
            @Description("Sources of one group wait for each other.") @Example("orders")
                    String group,
            @Description("How far, in event time, one may be ahead of the slowest.")
                    @Range(min = 1)
                    @Example("30s")
                    Duration maxDrift) {}
}
