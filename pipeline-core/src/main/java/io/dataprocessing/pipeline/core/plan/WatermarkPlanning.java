package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.time.Duration;
import java.util.Optional;

/** Plans the section {@code watermark} of a source. */
final class WatermarkPlanning {

    private static final String FIELD = "watermark.field";

    private final Planning planning;
    private final Section section;

    WatermarkPlanning(Planning planning, Section section) {
        this.planning = planning;
        this.section = section;
    }

    /** The plan; the field is checked where the type is known. */
    Optional<WatermarkPlan> plan(
            SourceSettings.WatermarkSettings settings, Optional<RowType> type) {
        boolean clean =
                type.isEmpty()
                        || settings.field()
                                .map(field -> isTime(field, type.get()))
                                .orElse(true);
        return clean
                ? Optional.of(
                        new WatermarkPlan(
                                settings.field(),
                                settings.outOfOrderness(),
                                limit(settings.idleTimeout()),
                                limit(settings.maxFuture()),
                                settings.alignment()
                                        .map(
                                                alignment ->
                                                        new WatermarkPlan.Alignment(
                                                                alignment.group(),
                                                                alignment.maxDrift()))))
                : Optional.empty();
    }

    private static Optional<Duration> limit(Duration duration) {
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }

    private boolean isTime(String name, RowType type) {
        Optional<Field> field = type.field(name);
        if (field.isEmpty()) {
            planning.error(
                    PlanCode.EVENT_TIME,
                    section,
                    FIELD,
                    "field '%s' is not in the source. Fields: %s."
                            .formatted(name, String.join(", ", type.fieldNames())),
                    Suggestion.nearest(name, type.fieldNames()));
            return false;
        }
        if (!canBeTime(field.get().type())) {
            planning.error(
                    PlanCode.EVENT_TIME,
                    section,
                    FIELD,
                    ("field '%s' is %s; event time needs a timestamp, a date, or a long in"
                                    + " milliseconds since 1970.")
                            .formatted(name, field.get().type()));
            return false;
        }
        return true;
    }

    private static boolean canBeTime(DataType type) {
        return type instanceof ScalarType scalar
                && switch (scalar.kind()) {
                    case TIMESTAMP, DATE, LONG -> true;
                    case BOOLEAN, INT, FLOAT, DOUBLE, STRING, BYTES, TIME, DURATION -> false;
                };
    }
}
