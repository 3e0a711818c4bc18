package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Name;
import io.dataprocessing.pipeline.api.option.ResultType;
import java.util.List;

/**
 * The options of {@code route}.
 *
 * @param cases which records go where
 * @param mode how many cases a record may take
 * @param unmatched what becomes of a record that takes no case
 */
@Description("Sends each record, unchanged, through the outputs whose conditions it meets.")
record RouteOptions(
        @Description("Which records go where, looked at in this order.")
                @Example(
                        "[{when: amount > 1000, output: large}, {when: amount > 0, output: small}]")
                List<Case> cases,
        @Description("Whether a record goes to the first case that it meets, or to all of them.")
                @Default("first-match")
                Mode mode,
        @Name("default")
                @Description(
                        "What becomes of a record that meets no case: 'drop' drops and counts it,"
                                + " 'error' hands it to the step's on-error, any other word is the"
                                + " name of the output that it leaves through.")
                @Matches(value = "[a-z0-9][a-z0-9-]*", allowed = "a-z, 0-9 and '-'")
                @Default("drop")
                String unmatched) {

    static final String DROP = "drop";
    static final String ERROR = "error";

    /**
     * Where some records go.
     *
     * @param when which records
     * @param output through which output
     */
    record Case(
            @Description("What must be true for a record; null counts as not true.")
                    @ResultType("boolean")
                    @Example("country == 'DE'")
                    Expression when,
            @Description("The output that they leave through, read as 'step.output'.")
                    @Matches(value = "[a-z0-9][a-z0-9-]*", allowed = "a-z, 0-9 and '-'")
                    @Example("germany")
                    String output) {}

    /** How many cases a record may take. */
    enum Mode {
        /** The first whose condition is true. */
        FIRST_MATCH,
        /** All whose conditions are true; once through each output. */
        ALL_MATCH
    }

    /** Whether unmatched records leave through an output. */
    boolean unmatchedLeave() {
        return !unmatched.equals(DROP) && !unmatched.equals(ERROR);
    }
}
