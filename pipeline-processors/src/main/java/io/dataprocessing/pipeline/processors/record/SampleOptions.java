package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code sample}.
 *
 * @param fraction how large a part passes
 * @param by the fields that decide
 * @param seed chooses another part
 * @param everyN one of how many passes
 * @param keyBy the fields of the key
 * @param ttl when the count of a key is forgotten
 */
@Description("Passes a part of the records and drops the others.")
record SampleOptions(
        @Description(
                        "How large a part passes, from 0 to 1. A hash of values decides, so that"
                                + " every run chooses the same records. Either this or 'every-n'.")
                @Range(min = 0, max = 1)
                @Example("0.01")
                Optional<Double> fraction,
        @Description(
                        "With 'fraction', the fields whose values decide: records that are equal in"
                                + " them pass together or not at all, for example all of a customer."
                                + " Left out, all fields do.")
                @Default("[]")
                @Example("[customer]")
                List<InputField> by,
        @Description("With 'fraction', another number chooses another part.")
                @Default("0")
                @Example("42")
                long seed,
        @Description(
                        "Passes the first of each so many records of a key, in the order in which"
                                + " they come. Either this or 'fraction'.")
                @Range(min = 1)
                @Example("10")
                Optional<Long> everyN,
        @Description("With 'every-n', the fields whose values have a count each.")
                @Default("[]")
                @Example("[sensor]")
                List<InputField> keyBy,
        @Description(
                        "With 'every-n' required: after how long without a record the count of a key"
                                + " is forgotten, by the clock. 'none' keeps every key for ever.")
                @Example("1d")
                Optional<Ttl> ttl) {}
