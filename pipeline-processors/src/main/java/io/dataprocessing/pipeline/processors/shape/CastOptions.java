package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.processors.value.UnixPrecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code cast}.
 *
 * @param fields which fields get which types
 * @param format how dates and times stand in texts
 * @param timezone where dates and times without a zone are
 * @param unixPrecision what numbers count that are timestamps
 * @param mode what becomes of a value that has no counterpart
 */
@Description(
        "Gives fields other types. Texts, numbers, booleans, dates and times, bytes (as UTF-8),"
                + " lists, maps and rows become each other where that has one meaning; a number"
                + " too large for its new type is an error and never wraps around. Null stays"
                + " null.")
record CastOptions(
        @Description(
                        "Fields and their new types. A path like order.items.price leads into rows"
                                + " and to each element of a list; 'labels.*' to all values of a"
                                + " map.")
                @Example("{amount: \"decimal(10, 2)\", order.placed: timestamp}")
                Map<String, DataType> fields,
        @Description(
                        "How dates and times stand in texts, as a pattern of Java's"
                                + " DateTimeFormatter with English names; of several, the first is"
                                + " written and all are read. ISO 8601 if left out. A date alone"
                                + " becomes a timestamp at the start of its day.")
                @Example("dd/MMM/yyyy:HH:mm:ss Z")
                @Default("[]")
                List<String> format,
        @Description(
                        "Where a date or time is that names no zone: UTC, +02:00 or a region. Where"
                                + " a clock is set forward, a time that it leaves out moves forward"
                                + " with it; where it's set back, the earlier time is meant.")
                @Example("Europe/Berlin")
                @Default("UTC")
                String timezone,
        @Description(
                        "What a number counts, from 1970 in UTC, that becomes a timestamp or is made"
                                + " of one; needed for either. What a whole number can't hold is"
                                + " cut off.")
                Optional<UnixPrecision> unixPrecision,
        @Description(
                        "Whether a value that has no counterpart in the new type goes to the step's"
                                + " on-error (strict) or becomes null (try).")
                @Default("strict")
                Mode mode) {

    /** What becomes of a value without a counterpart. */
    enum Mode {
        /** It's an error of the record. */
        STRICT,
        /** It becomes null. */
        TRY
    }
}
