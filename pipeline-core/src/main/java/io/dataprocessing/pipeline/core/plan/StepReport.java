package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.expression.Expressions;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.StepExpressions;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import io.dataprocessing.pipeline.core.plugin.TableRef;
import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a factory sees of the pipeline, and what it says of a step's options. */
final class StepReport implements TransformPlanContext {

    private final Planning planning;
    private final Section section;
    private final String step;
    private final List<RowType> inputTypes;
    private final StepExpressions expressions;
    private final TablePlanning tablePlanning;
    private final Map<String, TableRef> tables = new HashMap<>();
    private boolean clean = true;

    StepReport(
            Planning planning,
            Section section,
            String step,
            List<RowType> inputTypes,
            TablePlanning tablePlanning) {
        this.planning = planning;
        this.section = section;
        this.step = step;
        this.inputTypes = List.copyOf(inputTypes);
        this.tablePlanning = tablePlanning;
        this.expressions =
                new StepExpressions(
                        new ExpressionCompiler(),
                        planning.problems(),
                        section.path(),
                        this::scalar);
    }

    private ConfigScalar scalar(ExpressionText text) {
        return section.node(text.option())
                .filter(ConfigScalar.class::isInstance)
                .map(ConfigScalar.class::cast)
                .orElseGet(() -> ConfigScalar.of(text.text()));
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public List<RowType> inputTypes() {
        return inputTypes;
    }

    @Override
    public void problem(String option, String message) {
        clean = false;
        planning.error(
                PlanCode.STEP_OPTION,
                section,
                option,
                "%s, option '%s': %s".formatted(section.owner(), option, message));
    }

    @Override
    public void problem(ExpressionText text, int offset, int length, String message) {
        clean = false;
        planning.problems()
                .error(
                        PlanCode.STEP_OPTION,
                        scalar(text).positionOf(offset, length),
                        section.path() + "." + text.option(),
                        "%s, option '%s': %s".formatted(section.owner(), text.option(), message),
                        Optional.empty());
    }

    @Override
    public Optional<Expression> expression(
            ExpressionText text, RowType type, Optional<DataType> wanted) {
        return seen(expressions.expression(text, type, wanted));
    }

    @Override
    public Optional<Aggregate> aggregate(ExpressionText text, RowType type) {
        return seen(expressions.aggregate(text, type));
    }

    private <T> Optional<T> seen(Optional<T> compiled) {
        clean &= compiled.isPresent();
        return compiled;
    }

    @Override
    public Optional<LookupTable> table(TableSection table, Map<String, String> key) {
        Optional<TableRef> ref = seen(tablePlanning.plan(table, key));
        ref.ifPresent(planned -> tables.put(table.option(), planned));
        return ref.map(PluginRuntime.of(planning.catalog())::table);
    }

    /** The tables that were planned, by their options. */
    Map<String, TableRef> tables() {
        return tables;
    }

    @Override
    public Expressions expressions() {
        return expressions;
    }

    boolean isClean() {
        return clean;
    }
}
