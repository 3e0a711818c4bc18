package io.dataprocessing.pipeline.suite.faults;

/** What is wrong with a planted record, and where that comes out. */
enum Fault {
    BAD_JSON("orders", "decode"),
    BAD_UTF_8("orders", "decode"),
    TIME_ZERO("orders", "timestamp"),
    TIME_NEGATIVE("orders", "timestamp"),
    TIME_IN_SECONDS("orders", "timestamp"),
    TIME_FAR_AHEAD("orders", "timestamp"),
    TOMBSTONE("orders", "null"),
    UNCHECKED("fragile", "process"),
    CHECKED("fragile", "process"),
    STACK_OVERFLOW("fragile", "process"),
    LINKAGE("fragile", "process"),
    ASSERTION("fragile", "process"),
    TRANSIENT("fragile", "process"),
    LATE("per-minute", "late"),
    NOT_A_NUMBER("out", "encode"),
    TOO_LARGE("out", "encode");

    private final String step;
    private final String stage;

    Fault(String step, String stage) {
        this.step = step;
        this.stage = stage;
    }

    /** The source, step or sink whose fault it becomes. */
    String step() {
        return step;
    }

    /** What its letter says in {@code __dlq.stage}. */
    String stage() {
        return stage;
    }
}
