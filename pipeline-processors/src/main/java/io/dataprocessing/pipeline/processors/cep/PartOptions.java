package io.dataprocessing.pipeline.processors.cep;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.Matches;
import java.util.Optional;

/**
 * A part of a sequence.
 *
 * @param name what expressions call its events
 * @param where which events fit
 * @param times how often it occurs
 * @param optional whether it may be missing
 * @param greedy whether it takes as many events as it can
 * @param not whether it must not occur
 * @param contiguity how close it follows the part before it
 * @param timesContiguity how close its own events follow each other
 */
record PartOptions(
        @Description("What expressions call its events.")
                @Example("transfer")
                @Matches(value = PatternOptions.NAME, allowed = PatternOptions.NAME_ALLOWED)
                String name,
        @Description(
                        "Which events fit: a condition over the fields of the event. Events that"
                                + " were matched before are fields too, under the name of their"
                                + " part: 'login.ip' of a part that occurs once, 'failed[0].ip' or"
                                + " 'size(failed)' of one that repeats, which in its own condition"
                                + " holds what it has taken so far. Left out, every event fits.")
                @Example("kind == 'transfer' && amount > limit")
                Optional<ExpressionText> where,
        @Description("How often it occurs: 3, 2..4, or 2.. for 2 and more.")
                @Default("1")
                @Example("3..")
                @Matches(value = Repetition.TEXT, allowed = Repetition.ALLOWED)
                String times,
        @Description("Whether it may be missing.") @Default("false") boolean optional,
        @Description(
                        "Whether it takes as many events as it can, where others would fit the next"
                                + " part as well. Only for a part that repeats.")
                @Default("false")
                boolean greedy,
        @Description(
                        "Whether it must not occur: with 'contiguity: strict' the next event must"
                                + " not fit, otherwise none may fit until the next part is found or,"
                                + " for the last part, until 'within' is over.")
                @Default("false")
                boolean not,
        @Description(
                        "How close it follows the part before it: strict is the very next event of"
                                + " the key; relaxed skips events that don't fit; non-deterministic"
                                + " skips fitting ones too, for further matches.")
                @Default("relaxed")
                Contiguity contiguity,
        @Description("The same between the events of one part that repeats.") @Default("relaxed")
                Contiguity timesContiguity) {}
