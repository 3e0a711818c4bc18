package io.dataprocessing.pipeline.core.graph;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.expression.Expressions;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.StepExpressions;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a transform sees of a step that was planned: there can't be any problems. */
final class PlannedStep implements TransformPlanContext {

    private final StepPlan step;
    private final StepExpressions expressions;

    PlannedStep(StepPlan step) {
        this.step = requireNonNull(step, "step");
        this.expressions = new StepExpressions(new ExpressionCompiler(), new Problems(), "");
    }

    @Override
    public String step() {
        return step.name();
    }

    @Override
    public List<RowType> inputTypes() {
        return step.processor().inputTypes();
    }

    @Override
    public void problem(String option, String message) {
        throw new IllegalStateException(
                "step '%s', option '%s' was in order when it was planned and isn't now: %s"
                        .formatted(step.name(), option, message));
    }

    @Override
    public void problem(ExpressionText text, int offset, int length, String message) {
        problem(text.option(), message);
    }

    @Override
    public Optional<Expression> expression(
            ExpressionText text, RowType type, Optional<DataType> wanted) {
        return expressions.expression(text, type, wanted);
    }

    @Override
    public Optional<Aggregate> aggregate(ExpressionText text, RowType type) {
        return expressions.aggregate(text, type);
    }

    /** Tables are opened by processors; Flink's own operators have none. */
    @Override
    public Optional<LookupTable> table(TableSection section, Map<String, String> key) {
        problem(section.option(), "a transform can't look up in a table.");
        return Optional.empty();
    }

    @Override
    public Expressions expressions() {
        return expressions;
    }
}
