package io.dataprocessing.pipeline.core.plan;

/** The codes of the planner's problems; a number is never used for something else. */
final class PlanCode {

    static final String PIPELINE_NAME = "E032";
    static final String NAME = "E130";
    static final String NAME_TAKEN = "E131";
    static final String UNKNOWN_INPUT = "E132";
    static final String UNKNOWN_OUTPUT = "E133";
    static final String NO_MAIN_OUTPUT = "E134";
    static final String CYCLE = "E135";
    static final String NOTHING_TO_RUN = "E136";
    static final String INPUT = "E137";
    static final String UNKNOWN_STEP_TYPE = "E138";
    static final String UNKNOWN_FORMAT = "E139";
    static final String UNKNOWN_CONNECTION_TYPE = "E140";
    static final String UNKNOWN_CONNECTION = "E141";
    static final String CONNECTION_DIRECTION = "E142";
    static final String PARALLELISM = "E143";
    static final String CHECKPOINT_INTERVAL = "E144";
    static final String NEEDS_CHECKPOINTS = "E145";
    static final String LOOP = "E146";
    static final String NO_DEAD_LETTERS = "E147";
    static final String USELESS_OPTION = "E148";
    static final String SECTION = "E149";
    static final String STEP_OPTION = "E150";
    static final String FORMAT_OPTION = "E151";
    static final String NO_REGISTRY = "E152";
    static final String UNKNOWN_TABLE_TYPE = "E153";
    static final String TABLE = "E154";
    static final String SCHEMA = "E200";
    static final String EVENT_TIME = "E201";
    static final String UNION = "E202";
    static final String INPUT_TYPE = "E203";
    static final String KEY = "E204";
    static final String SAME_FIELD = "E205";
    static final String NO_WATERMARK = "E206";

    // E207 is that of core.graph, for streams that a program gives.
    static final String CONNECTOR_OPTION = "E300";
    static final String PLUGIN = "E410";

    static final String UNREAD = "W130";
    static final String ALWAYS_NULL = "W203";
    static final String CONNECTOR_HINT = "W300";

    private PlanCode() {}
}
