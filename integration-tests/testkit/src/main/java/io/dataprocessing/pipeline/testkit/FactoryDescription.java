package io.dataprocessing.pipeline.testkit;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.BindingScope;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.option.StepExpressions;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The description of a step as a factory gives it for options in words, made anew each time, as the
 * platform does on each machine.
 *
 * <pre>{@code
 * StepHarness.start(FactoryDescription.of(new DeduplicateFactory(), "ttl: 1h", orders));
 * }</pre>
 */
public final class FactoryDescription implements Supplier<StepSpec> {

    private final ProcessorFactory<?> factory;
    private final ConfigMap options;
    private final List<RowType> inputTypes;
    private final Map<String, TestTable> tables;

    private FactoryDescription(
            ProcessorFactory<?> factory,
            ConfigMap options,
            List<RowType> inputTypes,
            Map<String, TestTable> tables) {
        this.factory = requireNonNull(factory, "factory");
        this.options = requireNonNull(options, "options");
        this.inputTypes = List.copyOf(inputTypes);
        this.tables = Map.copyOf(tables);
    }

    /**
     * The description of a step.
     *
     * @param options as they stand in a pipeline file below the step's name and type
     */
    public static FactoryDescription of(
            ProcessorFactory<?> factory, String options, RowType... inputTypes) {
        return of(factory, OptionText.parse(factory.type(), options), inputTypes);
    }

    /** The description of a step whose options were read already. */
    public static FactoryDescription of(
            ProcessorFactory<?> factory, ConfigMap options, RowType... inputTypes) {
        return new FactoryDescription(factory, options, List.of(inputTypes), Map.of());
    }

    /** This description with the table that an option describes, whatever its words say. */
    public FactoryDescription withTable(String option, TestTable table) {
        Map<String, TestTable> more = new HashMap<>(tables);
        more.put(requireNonNull(option, "option"), requireNonNull(table, "table"));
        return new FactoryDescription(factory, options, inputTypes, more);
    }

    /**
     * Binds the options and asks the factory.
     *
     * @throws IllegalArgumentException if the options are wrong; the message has all problems
     */
    @Override
    public StepSpec get() {
        List<Problem> problems = new ArrayList<>();
        Optional<StepSpec> spec = describe(factory, problems);
        List<Problem> errors =
                problems.stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("\n", errors.stream().map(FactoryDescription::text).toList()));
        }
        return spec.orElseThrow();
    }

    /**
     * What is wrong with the options, as a pipeline file's report would have it; without frames.
     */
    public List<String> problems() {
        List<Problem> problems = new ArrayList<>();
        describe(factory, problems);
        return problems.stream().map(FactoryDescription::text).toList();
    }

    private <C extends Record> Optional<StepSpec> describe(
            ProcessorFactory<C> factory, List<Problem> found) {
        Problems problems = new Problems();
        Optional<C> bound =
                new OptionBinder(new ExpressionCompiler())
                        .bind(
                                factory.optionsType(),
                                options,
                                new BindingScope(
                                        "processor '" + factory.type() + "'",
                                        "",
                                        inputTypes,
                                        Set.of(),
                                        problems));
        Optional<StepSpec> spec =
                bound.map(
                        values ->
                                factory.describe(
                                        values,
                                        new Context(
                                                inputTypes,
                                                tables,
                                                problems,
                                                new StepExpressions(
                                                        new ExpressionCompiler(), problems, ""))));
        found.addAll(problems.all());
        return spec;
    }

    private static String text(Problem problem) {
        return (problem.path().isEmpty() ? "" : problem.path() + ": ")
                + problem.message()
                + problem.suggestion().map(word -> " Did you mean '" + word + "'?").orElse("");
    }

    private record Context(
            List<RowType> inputTypes,
            Map<String, TestTable> tables,
            Problems problems,
            StepExpressions expressions)
            implements PlanContext {

        @Override
        public Optional<LookupTable> table(TableSection section, Map<String, String> key) {
            TestTable table = tables.get(section.option());
            if (table == null) {
                throw new IllegalStateException(
                        "no table for option '%s'. Give one with FactoryDescription.withTable."
                                .formatted(section.option()));
            }
            key.forEach(
                    (field, option) -> {
                        if (!table.type().has(field)) {
                            problem(option, "the table has no field '%s'.".formatted(field));
                        }
                    });
            return table.type().fieldNames().containsAll(key.keySet())
                    ? Optional.of(table.by(List.copyOf(key.keySet())))
                    : Optional.empty();
        }

        @Override
        public String step() {
            return "step";
        }

        @Override
        public void problem(String option, String message) {
            problems.error("E000", Position.none(), option, message);
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
    }
}
