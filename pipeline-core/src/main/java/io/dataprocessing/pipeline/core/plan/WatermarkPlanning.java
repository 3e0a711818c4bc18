package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.core.problem.Suggestion;
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

    /** Whether the field, if one is named, can hold event time; looked at if the type is known. */
    boolean check(SourceSettings.WatermarkSettings settings, Optional<RowType> type) {
        return type.isEmpty()
                || settings.field().isEmpty()
                || isTime(settings.field().get(), type.get());
    }

    static WatermarkPlan plan(SourceSettings.WatermarkSettings settings) {
        return new WatermarkPlan(
                settings.field(),
                settings.outOfOrderness(),
                settings.idleTimeout(),
                settings.maxFuture(),
                settings.alignment()
                        .map(
                                alignment ->
                                        new WatermarkPlan.Alignment(
                                                alignment.group(), alignment.maxDrift())));
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
