package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code absence}.
 *
 * @param keyBy the fields of the key
 * @param expectWithin how long a key may be silent
 * @param emitOnce whether an absence is told once only
 * @param resumeEvent whether the end of an absence is told
 * @param ttl when a key is forgotten
 * @param time which time it goes by
 * @param late what becomes of records behind the watermark
 */
@Description(
        "Tells when nothing came for a key for too long. The first record of a key starts the clock,"
                + " each further one starts it anew. A result has the key fields, 'last_seen' (the"
                + " time of the latest record), 'missing_since' (when the next one was due),"
                + " 'noticed_at' (the moment that is told of) and 'resumed' (whether the key is"
                + " back).")
record AbsenceOptions(
        @Description("The fields whose values say who is expected.") @Example("[sensor]")
                List<InputField> keyBy,
        @Description(
                        "How long after a record of a key the next one is due; one that comes exactly"
                                + " then is in time.")
                @Range(min = 1)
                @Example("10min")
                Duration expectWithin,
        @Description(
                        "Whether an absence is told once. If not, it's told again each time that"
                                + " 'expect-within' goes by, until a record comes or 'ttl' is over.")
                @Default("true")
                boolean emitOnce,
        @Description("Whether it's also told when a key that was missing is back.")
                @Default("false")
                boolean resumeEvent,
        @Description(
                        "When a key is forgotten: this long after its latest record. Nothing more is"
                                + " told of it then, and its next record counts as the first."
                                + " 'none' keeps every key for ever.")
                @Example("1d")
                Ttl ttl,
        @Description(
                        "Which time counts: 'event', the records' own, in whose order they are"
                                + " handled, so that every run gives the same; an absence is told"
                                + " when the watermark passes it, and at the end of a bounded input"
                                + " for every key. Or 'processing', the clock's.")
                @Default("event")
                StepTime time,
        @Description(
                        "With 'time: event' required: what becomes of records that come behind the"
                                + " watermark. They are dropped and counted, go to the dead letters,"
                                + " or leave through the output 'late'.")
                @Example("drop")
                Optional<LatePolicy> late) {}
