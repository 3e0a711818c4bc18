package io.dataprocessing.pipeline.processors.cep;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code pattern}.
 *
 * @param keyBy the fields of the key
 * @param sequence the parts in order
 * @param within how long a match may take
 * @param select the values of a match
 * @param afterMatch where the search goes on
 * @param timeout what becomes of incomplete sequences
 * @param late what becomes of late records
 */
@Description(
        "Finds sequences of events of a key, in the order of event time, and emits a record for"
                + " each match. Its time is that of the last event; of a match that ends with 'not',"
                + " the moment that 'within' was over.")
record PatternOptions(
        @Description(
                        "The fields whose values make a group; a sequence is made of events of one"
                                + " group. An empty list looks at all events together, on one task.")
                @Example("[account]")
                List<InputField> keyBy,
        @Description("The parts of the sequence, in order.")
                @Example("[{name: login, where: \"kind == 'login'\"}]")
                List<PartOptions> sequence,
        @Description(
                        "How long a match may take: its last event comes less than this after its"
                                + " first. A sequence that isn't complete by then is forgotten, and"
                                + " its events with it. 'none' waits for ever and keeps every"
                                + " sequence that has begun in state.")
                @Example("30min")
                Ttl within,
        @Description(
                        "The record of a match: a name and an expression for each field. A part"
                                + " that occurs once is a row, 'login.ip', null where it may be"
                                + " missing; one that repeats is a list of rows, 'failed[0].ip',"
                                + " empty where it may be missing. Left out, each part is a field.")
                @Default("{}")
                @Example("{account: login.account, failures: size(failed)}")
                Map<String, ExpressionText> select,
        @Description(
                        "Where the search goes on after a match. no-skip: every possible match is"
                                + " found. skip-to-next: no other match that starts with the same"
                                + " event. skip-past-last: no match that starts before this one's"
                                + " last event. 'skip-to-first NAME' and 'skip-to-last NAME': no"
                                + " match that starts before the first or last event of a part.")
                @Default("skip-past-last")
                @Example("skip-to-last transfer")
                @Matches(value = AfterMatch.TEXT, allowed = AfterMatch.ALLOWED)
                String afterMatch,
        @Description(
                        "What becomes of sequences that have begun and aren't complete when"
                                + " 'within' is over: they are forgotten, or leave through the output"
                                + " 'timeout', with a field for each part.")
                @Default("drop")
                TimeoutPolicy timeout,
        @Description(
                        "What becomes of records behind the watermark, whose place in a sequence is"
                                + " past: they are dropped and counted, go to the dead letters, or"
                                + " leave through the output 'late'. There is no default: choose.")
                LatePolicy late) {

    static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    static final String NAME_ALLOWED = "letters, digits and _, beginning with a letter or _";
}
