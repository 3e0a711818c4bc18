package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.StepExpressions;
import io.dataprocessing.pipeline.core.problem.Suggestion;
import java.util.Optional;

/** Plans the section {@code watermark} of a source. */
final class WatermarkPlanning {

    private static final String FIELD = "watermark.field";
    private static final String TIME = "watermark.time";
    private static final String NEEDED =
            "event time needs a timestamp, a date, or a long in milliseconds since 1970.";

    private final Planning planning;
    private final Section section;

    WatermarkPlanning(Planning planning, Section section) {
        this.planning = planning;
        this.section = section;
    }

    /** Event time; empty after a problem was reported, or if the source's type isn't known. */
    Optional<WatermarkPlan> plan(
            SourceSettings.WatermarkSettings settings, Optional<RowType> type) {
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (settings.time().isEmpty()) {
            boolean clean =
                    settings.field().isEmpty() || isTime(settings.field().get(), type.get());
            return clean ? Optional.of(planned(settings, Optional.empty())) : Optional.empty();
        }
        if (settings.field().isPresent()) {
            planning.error(
                    PlanCode.EVENT_TIME,
                    section,
                    TIME,
                    "event time comes from 'field' or from 'time', not from both. Leave one out.");
            return Optional.empty();
        }
        return expression(settings.time().get(), type.get())
                .map(time -> planned(settings, Optional.of(time)));
    }

    private static WatermarkPlan planned(
            SourceSettings.WatermarkSettings settings, Optional<Expression> time) {
        return new WatermarkPlan(
                settings.field(),
                time,
                settings.outOfOrderness(),
                settings.idleTimeout(),
                settings.maxFuture(),
                settings.alignment()
                        .map(
                                alignment ->
                                        new WatermarkPlan.Alignment(
                                                alignment.group(), alignment.maxDrift())));
    }

    private Optional<Expression> expression(ExpressionText text, RowType type) {
        Optional<Expression> time =
                new StepExpressions(
                                new ExpressionCompiler(),
                                planning.problems(),
                                section.path(),
                                this::scalar)
                        .expression(text, type, Optional.empty());
        if (time.isPresent() && !canBeTime(time.get().type())) {
            planning.error(
                    PlanCode.EVENT_TIME,
                    section,
                    TIME,
                    "the expression gives %s; %s".formatted(time.get().type(), NEEDED));
            return Optional.empty();
        }
        return time;
    }

    private ConfigScalar scalar(ExpressionText text) {
        return section.node(text.option())
                .filter(ConfigScalar.class::isInstance)
                .map(ConfigScalar.class::cast)
                .orElseGet(() -> ConfigScalar.of(text.text()));
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
                    "field '%s' is %s; %s".formatted(name, field.get().type(), NEEDED));
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
