package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code lookup}.
 *
 * @param table what is looked up in
 * @param key which rows of it belong to a record
 * @param join whether records without a row go on
 * @param onMiss what becomes of records without a row
 * @param select the fields that records get
 * @param as the name of the found row in expressions
 * @param prefix what stands in front of the table's fields where no fields are selected
 * @param defaults values of these fields where no row was found
 * @param matches how many rows are taken
 * @param cache which answers are kept
 * @param async how many questions are under way
 */
@Description(
        "Adds to each record fields of the rows that a table has for its key. The table is a file or"
                + " a compacted Kafka topic, read into memory before the first record, or a system"
                + " that is asked; an answer is what the table holds when a record is processed.")
record LookupOptions(
        @Description(
                        "What is looked up in: 'type' names the kind of table, the other options are"
                                + " those of the kind. 'file': 'path' and 'value', a format with its"
                                + " schema, one record a line. 'kafka': 'connection', 'topic', 'value' and"
                                + " 'key'; the last value of each key counts, a tombstone removes it.")
                @Example(
                        "{type: file, path: zones.csv, value: {format: csv, header: skip, schema:"
                                + " {fields: {zone_id: long, name: string}}}}")
                TableSection table,
        @Description(
                        "Which rows belong to a record: fields of the table, and for each an"
                                + " expression over the record that equals it. A null equals nothing.")
                @Example("{zone_id: pickup_zone}")
                Map<String, ExpressionText> key,
        @Description(
                        "Whether a record for which the table has no row goes on (left) or is dropped"
                                + " and counted (inner).")
                @Default("left")
                JoinType join,
        @Description(
                        "What becomes of a record for which the table has no row: it goes on with nulls"
                                + " or 'defaults' (pass, which 'join: left' does), it's dropped and"
                                + " counted (drop, which 'join: inner' does), or it follows the step's"
                                + " on-error (error).")
                @Example("error")
                Optional<OnMiss> onMiss,
        @Description(
                        "The fields that a record gets, each an expression over its own fields and the"
                                + " found row, 'table'; a field of that name gives way. All fields of the"
                                + " table but those of 'key' if left out.")
                @Example("{zone_name: table.name}")
                @Default("{}")
                Map<String, ExpressionText> select,
        @Description("The name of the found row in the expressions of 'select'.")
                @Default("table")
                @Matches(value = "[A-Za-z_][A-Za-z0-9_]*", allowed = "A-Z, a-z, 0-9 and '_'")
                String as,
        @Description("What stands in front of the table's names where 'select' is left out.")
                @Example("zone_")
                @Default("")
                @Matches(value = "([A-Za-z_][A-Za-z0-9_]*)?", allowed = "A-Z, a-z, 0-9 and '_'")
                String prefix,
        @Description(
                        "What the added fields hold for a record without a row: a name and an"
                                + " expression over the record's own fields. The others are null, or what"
                                + " their expression gives for a null row.")
                @Example("{zone_name: \"'unknown'\"}")
                @Default("{}")
                Map<String, ExpressionText> defaults,
        @Description(
                        "Where the table has several rows for a key: one result for each of them, in the"
                                + " order of the file (all), or one for the first (first).")
                @Default("all")
                MatchedRows matches,
        @Description(
                        "Which answers of a table that has to be asked are kept; none if left out. Of no"
                                + " use for a table in memory.")
                @Example("{size: 10000, ttl: 10min, negative-ttl: 1min}")
                Optional<CacheOptions> cache,
        @Description(
                        "How a table is asked that has to be; {capacity: 100, timeout: 10s, ordered: true}"
                                + " if left out. Of no use for a table in memory.")
                @Example("{capacity: 500, timeout: 5s}")
                Optional<AsyncOptions> async) {

    /** Whether records without a row go on. */
    enum JoinType {
        /** They do. */
        LEFT,
        /** They don't. */
        INNER
    }

    /** What becomes of records without a row. */
    enum OnMiss {
        /** They go on. */
        PASS,
        /** They're dropped. */
        DROP,
        /** They follow the error policy. */
        ERROR
    }

    /** How many rows of a key are taken. */
    enum MatchedRows {
        /** One. */
        FIRST,
        /** All there are. */
        ALL
    }

    /**
     * Which answers are kept.
     *
     * @param size how many
     * @param ttl for how long those with rows
     * @param negativeTtl for how long those without
     */
    record CacheOptions(
            @Description(
                            "The number of keys whose answers are kept, for each parallel instance;"
                                    + " beyond it those go that are asked for least.")
                    @Default("10000")
                    @Range(min = 1)
                    int size,
            @Description("How long an answer is kept, and so how old it may be.")
                    @Range(min = 1)
                    @Example("10min")
                    Duration ttl,
            @Description(
                            "How long the answer that there is no row is kept; 'ttl' if left out, 0s for"
                                    + " not at all.")
                    @Range(min = 0)
                    @Example("1min")
                    Optional<Duration> negativeTtl) {}

    /**
     * How a table is asked.
     *
     * @param capacity how many records wait together
     * @param timeout for how long one waits
     * @param ordered whether they go on in their order
     */
    record AsyncOptions(
            @Description("How many records wait for an answer in each parallel instance.")
                    @Default("100")
                    @Range(min = 1)
                    int capacity,
            @Description(
                            "How long a record waits, further attempts of 'retry' included, before it"
                                    + " follows on-error.")
                    @Default("10s")
                    @Range(min = 1)
                    Duration timeout,
            @Description(
                            "Whether records go on in the order in which they came; otherwise as they"
                                    + " are answered, but none across a watermark.")
                    @Default("true")
                    boolean ordered) {

        /** What holds if nothing is said. */
        static final AsyncOptions DEFAULT = new AsyncOptions(100, Duration.ofSeconds(10), true);
    }

    /** What becomes of records without a row, whichever option says it. */
    OnMiss missing() {
        return onMiss.orElse(
                switch (join) {
                    case LEFT -> OnMiss.PASS;
                    case INNER -> OnMiss.DROP;
                });
    }
}
