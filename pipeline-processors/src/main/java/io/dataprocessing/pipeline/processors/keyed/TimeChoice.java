package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The options {@code time} and {@code late} of a keyed step, and what follows from them. */
record TimeChoice(StepTime time, Optional<LatePolicy> late) {

    static final String TIME = "time";
    static final String LATE = "late";

    /** Reports a late policy that is missing, or is of no use. */
    void check(PlanContext context) {
        switch (time) {
            case EVENT -> {
                if (late.isEmpty()) {
                    context.problem(
                            LATE,
                            "required with 'time: event': what becomes of records that come behind"
                                    + " the watermark? Choose drop, dead-letter or output.");
                }
            }
            case PROCESSING -> {
                if (late.isPresent()) {
                    context.problem(
                            LATE,
                            "nothing is late with 'time: processing'. Leave it out, or use"
                                    + " 'time: event'.");
                }
            }
        }
    }

    /** The step, with its use of time declared. */
    ProcessorSpec<Row, Row> declare(ProcessorSpec<Row, Row> spec) {
        return switch (time) {
            case EVENT -> spec.inOrder(late.orElse(LatePolicy.DROP));
            case PROCESSING -> spec;
        };
    }

    /** The time of a record. */
    Instant of(Input<Row> input, ProcessorContext context) {
        return switch (time) {
            case EVENT ->
                    input.timestamp()
                            .orElseThrow(
                                    () -> new IllegalArgumentException("it has no event time"));
            case PROCESSING -> context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        };
    }
}
