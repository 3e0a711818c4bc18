package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.StepExpressions;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step that is described, and what was found wrong with it. */
public record Described(RowType inputType, List<String> problems) implements PlanContext {

    public static Described with(RowType inputType) {
        return new Described(inputType, new ArrayList<>());
    }

    @Override
    public String step() {
        return "step";
    }

    @Override
    public List<RowType> inputTypes() {
        return List.of(inputType);
    }

    @Override
    public void problem(String option, String message) {
        problems.add(option + ": " + message);
    }

    @Override
    public Optional<Expression> expression(
            ExpressionText text, RowType type, Optional<DataType> wanted) {
        return Optional.of(expressions().compile(text.text(), type, wanted.orElseThrow()));
    }

    @Override
    public Optional<Aggregate> aggregate(ExpressionText text, RowType type) {
        throw new UnsupportedOperationException("no step here has aggregates of a later type");
    }

    @Override
    public Optional<LookupTable> table(TableSection section, Map<String, String> key) {
        throw new UnsupportedOperationException("no step here looks up in a table");
    }

    @Override
    public StepExpressions expressions() {
        return new StepExpressions(new ExpressionCompiler(), new Problems(), "");
    }
}
