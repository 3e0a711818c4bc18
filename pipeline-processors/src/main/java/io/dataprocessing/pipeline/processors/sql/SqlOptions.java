package io.dataprocessing.pipeline.processors.sql;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.state.Ttl;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code sql}.
 *
 * @param tables the names of the inputs in the query
 * @param query the query
 * @param timeColumn the column with the time of the records
 * @param timeField the column of the result that is its time
 * @param changelog what the records of the result mean
 * @param key the key of the result
 * @param deletedField the field that says whether a row is gone
 * @param ttl how long state is kept
 * @param late what becomes of late records
 */
@Description(
        "Runs a query of Flink SQL over its inputs. For what no other step does: those count late"
                + " records, follow 'on-error' record by record and keep their state when they are"
                + " changed, which a query doesn't.")
record SqlOptions(
        @Description("What the query calls the inputs: a name for each, in the order of 'input'.")
                @Example("[orders, payments]")
                List<String> tables,
        @Description(
                        "One SELECT, in Flink's SQL; names that SQL reserves stand between"
                                + " backquotes. Times without a zone are those of UTC.")
                @Example("SELECT sku, price * quantity AS total FROM orders WHERE price > 0")
                ExpressionText query,
        @Description(
                        "The column that each table has besides the fields of its records: their"
                                + " event time, with the watermark, as windows and joins need it.")
                @Default("rowtime")
                @Matches(value = NAME, allowed = NAME_ALLOWED)
                String timeColumn,
        @Description(
                        "The column of the result that is the event time of its records. Left out,"
                                + " it's the one that still has the watermark, such as 'rowtime' or"
                                + " 'window_time'; without any, records have no event time.")
                @Example("paid_at")
                Optional<String> timeField,
        @Description(
                        "What the records of the result mean. append: each is a row that stays, and"
                                + " a query that changes rows later is an error. upsert: each is the"
                                + " newest row of its key.")
                @Default("append")
                Changelog changelog,
        @Description("With 'changelog: upsert', the columns by which rows replace each other.")
                @Default("[]")
                @Example("[sku]")
                List<String> key,
        @Description(
                        "With 'changelog: upsert', the boolean field that is added to the result:"
                                + " true where the row of the key is gone, its last values in the"
                                + " other fields.")
                @Default("deleted")
                @Matches(value = NAME, allowed = NAME_ALLOWED)
                String deletedField,
        @Description(
                        "How long the query's operators remember a row or group that isn't written"
                                + " again, by the clock; what comes later finds it gone. Windows"
                                + " forget by themselves. 'none' keeps everything for ever.")
                @Example("1d")
                Ttl ttl,
        @Description(
                        "What becomes of records behind the watermark: keep hands them to the"
                                + " query, whose windows drop them without a word; drop counts them;"
                                + " dead-letter and output (through 'late', or 'late-TABLE' of several)"
                                + " keep them out of the query. There is no default: choose.")
                LateRows late) {

    static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    static final String NAME_ALLOWED = "letters, digits and _, beginning with a letter or _";
}
