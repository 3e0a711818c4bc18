package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.ResultType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code tap}.
 *
 * @param log what is logged
 * @param metrics what is measured
 * @param sampleEvery how often a record also leaves sideways
 */
@Description(
        "Watches the records go by: logs some of them, measures them, copies a sample. Every record"
                + " goes on as it came, and nothing that the step does can hold it up or lose it:"
                + " an expression that fails is counted in the metric 'errors'. Counts start again"
                + " when the job is restored.")
record TapOptions(
        @Description("What is written to the task manager's log.") Optional<Log> log,
        @Description("Metrics by name, under the step's name in the cluster's reporters.")
                @Default("{}")
                @Example(
                        "{revenue: {type: counter, value: amount_cents}, amount: {type: histogram,"
                                + " value: amount_cents}}")
                Map<String, Metric> metrics,
        @Description(
                        "Every how many records, of each parallel instance, one also leaves through"
                                + " the output 'sampled', for example to a topic of its own.")
                @Range(min = 1)
                @Example("1000")
                Optional<Long> sampleEvery) {

    /** How loud. */
    enum Level {
        /** For developers. */
        DEBUG,
        /** For operators. */
        INFO,
        /** For operators who should look. */
        WARN
    }

    /** The kinds of metric. */
    enum Kind {
        /** A number that goes up. */
        COUNTER,
        /** The last value. */
        GAUGE,
        /** The distribution of values. */
        HISTOGRAM
    }

    /**
     * What is logged.
     *
     * @param fields the fields that are written
     * @param level how loud
     * @param every every how many records
     * @param when for which records
     */
    record Log(
            @Description(
                            "The fields whose values are written. They are named one by one, because"
                                    + " a log is no place for what must be protected.")
                    @Example("[order_id, amount]")
                    List<InputField> fields,
            @Description("The level of the log lines.") @Default("info") Level level,
            @Description("Every how many records one is written, of each parallel instance.")
                    @Default("1")
                    @Range(min = 1)
                    long every,
            @Description("For which records; all if left out.") @ResultType("boolean")
                    Optional<Expression> when) {}

    /**
     * A metric.
     *
     * @param type its kind
     * @param value what it's given for each record
     * @param when for which records
     */
    record Metric(
            @Description("Its kind.") Kind type,
            @Description(
                            "A whole number, or for a gauge any number; a counter without it counts"
                                    + " records. Null is passed over.")
                    Optional<Expression> value,
            @Description("For which records; all if left out.") @ResultType("boolean")
                    Optional<Expression> when) {}
}
