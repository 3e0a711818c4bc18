package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
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
                        "What becomes of a record that can't be decoded or whose event time can't be"
                                + " right: the job fails, the record goes to the dead letters, or"
                                + " it's dropped and counted. A mapping also says how many are too"
                                + " many.")
                @Default("fail")
                @Example("{policy: dead-letter, max-rate: 1%, window: 1min, min-records: 100}")
                ConfigNode onError,
        @Description(
                        "What becomes of a record without a value, which Kafka calls a tombstone:"
                                + " it follows on-error, it's dropped and counted, or it becomes a"
                                + " row of the key's fields whose delete-field is true.")
                @Default("error")
                NullPlan.OnNullValue onNullValue,
        @Description(
                        "What becomes of a record without a key: the fields of the key are null if"
                                + " they may be and otherwise it follows on-error; it follows"
                                + " on-error in any case; or it's dropped and counted.")
                @Default("default")
                NullPlan.OnNullKey onNullKey,
        @Description(
                        "The boolean field that 'on-null-value: delete' adds to the rows: true for"
                                + " a deletion, false for all others.")
                @Default("deleted")
                @Matches(value = "[A-Za-z_][A-Za-z0-9_]*", allowed = "A-Z, a-z, 0-9 and '_'")
                String deleteField,
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
            @Description(
                            "An expression over the source's fields that gives the event time, where"
                                    + " no field holds it as it is: of the same types, and never"
                                    + " null. Instead of a field.")
                    @Example("coalesce(bid.at, auction.at)")
                    Optional<ExpressionText> time,
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
                                    + " it follows on-error, because one such record would make all"
                                    + " others late.")
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
