package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.plan.InputWords.Reference;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import io.dataprocessing.pipeline.core.transform.TransformSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plans one step. */
final class StepPlanning {

    private static final Set<String> PLATFORM_KEYS = Planning.keys(StepSettings.class);

    /** Stands for settings that couldn't be read, so that options are checked nevertheless. */
    private static final StepSettings UNKNOWN =
            new StepSettings(
                    "",
                    Optional.empty(),
                    ConfigScalar.of("fail"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "");

    private final Planning planning;
    private final Connections connections;
    private final Outputs outputs;
    private final ExecutionPlan execution;
    private final WatermarkCheck watermarks;
    private final List<List<Reference>> inputs;
    private final Section section;
    private final String name;

    StepPlanning(
            Planning planning,
            Connections connections,
            Outputs outputs,
            ExecutionPlan execution,
            WatermarkCheck watermarks,
            List<List<Reference>> inputs,
            NamedSection step) {
        this.planning = planning;
        this.connections = connections;
        this.outputs = outputs;
        this.execution = execution;
        this.watermarks = watermarks;
        this.inputs = inputs;
        this.section = Section.of("step", "steps", step);
        this.name = step.name().text();
    }

    /**
     * What became of a step.
     *
     * @param outputs the types of its outputs, known even if something else is wrong; empty where
     *     they can't be known
     * @param plan the step, if all is in order
     */
    record Result(Optional<Map<String, RowType>> outputs, Optional<StepPlan> plan) {}

    /** Plans the step; what depends on the type of an input that isn't known is passed over. */
    Result plan() {
        Optional<StepSettings> settings = planning.settings(StepSettings.class, section);
        Optional<String> type = section.text("type").map(ConfigScalar::text).filter(this::isKnown);
        settings.ifPresent(
                known -> planning.checkParallelism(section, known.parallelism(), execution));
        Optional<ErrorRule> onError = ErrorPlanning.plan(planning, section);
        Optional<List<RowType>> inputTypes = outputs.types(section, inputs);
        if (type.isEmpty() || inputTypes.isEmpty()) {
            return new Result(Optional.empty(), Optional.empty());
        }
        Optional<StepPlan> plan =
                planning.catalog().processor(type.get()).isPresent()
                        ? processor(
                                planning.catalog().processor(type.get()).get(),
                                settings.orElse(UNKNOWN),
                                onError.orElse(ErrorRule.FAIL),
                                inputTypes.get())
                        : transform(
                                planning.catalog().transform(type.get()).orElseThrow(),
                                settings.orElse(UNKNOWN),
                                onError.orElse(ErrorRule.FAIL),
                                inputTypes.get());
        return new Result(
                plan.map(StepPlan::outputs),
                settings.flatMap(known -> onError).flatMap(known -> plan));
    }

    private boolean isKnown(String type) {
        Set<String> known = planning.catalog().stepTypes();
        if (!known.contains(type)) {
            planning.unknown(PlanCode.UNKNOWN_STEP_TYPE, section, "type", "processor", type, known);
        }
        return known.contains(type);
    }

    private <C extends Record> Optional<StepPlan> processor(
            ProcessorFactory<C> factory,
            StepSettings settings,
            ErrorRule onError,
            List<RowType> inputTypes) {
        Optional<C> options =
                planning.options(factory.optionsType(), section, PLATFORM_KEYS, inputTypes);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        StepReport report = report(inputTypes);
        Optional<StepSpec> spec = guarded(factory, () -> factory.describe(options.get(), report));
        if (spec.isEmpty() || !report.isClean()) {
            return Optional.empty();
        }
        if (SpecReading.lateToDeadLetters(spec.get())) {
            planning.checkDeadLetters(section, "late");
        }
        watermarks.check(section, name, spec.get());
        StepChecks checks =
                new StepChecks(planning, outputs, section, inputs, spec.get(), inputTypes);
        if (!checks.areClean()) {
            return Optional.empty();
        }
        return Optional.of(
                new SpecReading(spec.get(), inputTypes, execution)
                        .plan(
                                name,
                                ref(factory.type(), inputTypes, report),
                                options.get(),
                                refs(checks.separate()),
                                settings,
                                onError,
                                settings.callTimeout().orElse(execution.callTimeout()),
                                parallelism(settings)));
    }

    private StepReport report(List<RowType> inputTypes) {
        return new StepReport(
                planning,
                section,
                name,
                inputTypes,
                new TablePlanning(planning, connections, execution, section, name));
    }

    private ProcessorRef ref(String type, List<RowType> inputTypes, StepReport report) {
        ConfigMap words = section.words().without(PLATFORM_KEYS);
        return new ProcessorRef(name, type, words, inputTypes, report.tables());
    }

    /** The inputs as the processor has them: one for each, or all united for its only one. */
    private List<List<OutputRef>> refs(boolean separate) {
        List<List<OutputRef>> refs =
                inputs.stream().map(union -> union.stream().map(Reference::ref).toList()).toList();
        return separate ? refs : List.of(refs.stream().flatMap(List::stream).toList());
    }

    private int parallelism(StepSettings settings) {
        return settings.parallelism().orElse(execution.parallelism());
    }

    private <C extends Record> Optional<StepPlan> transform(
            StreamTransform<C> transform,
            StepSettings settings,
            ErrorRule onError,
            List<RowType> inputTypes) {
        Optional<C> options =
                planning.options(transform.optionsType(), section, PLATFORM_KEYS, inputTypes);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        if (settings.retry().isPresent()) {
            planning.error(
                    PlanCode.USELESS_OPTION,
                    section,
                    "retry",
                    "'retry' has no effect: %s is made of Flink's own operators, which try once."
                            .formatted(transform.type()));
        }
        if (settings.callTimeout().isPresent()) {
            planning.error(
                    PlanCode.USELESS_OPTION,
                    section,
                    "call-timeout",
                    "'call-timeout' has no effect: %s is made of Flink's own operators, which are not watched."
                            .formatted(transform.type()));
        }
        StepReport report = report(inputTypes);
        Optional<TransformSpec> spec =
                guarded(transform, () -> transform.describe(options.get(), report));
        if (spec.isEmpty() || !report.isClean()) {
            return Optional.empty();
        }
        if (!transformFits(spec.get(), inputTypes)) {
            return Optional.empty();
        }
        boolean lateOnesToo = spec.get().late().equals(Optional.of(LatePolicy.DEAD_LETTER));
        if (lateOnesToo) {
            planning.checkDeadLetters(section, "late");
        }
        return Optional.of(
                new StepPlan(
                        name,
                        StepPlan.Kind.TRANSFORM,
                        ref(transform.type(), inputTypes, report),
                        options.get(),
                        refs(!spec.get().united()),
                        spec.get().key(),
                        spec.get().outputs(),
                        List.of(),
                        spec.get().state(),
                        spec.get().reads(),
                        onError,
                        Optional.empty(),
                        Duration.ZERO,
                        onError.makesDeadLetters() || lateOnesToo,
                        spec.get().shape(),
                        parallelism(settings),
                        settings.description()));
    }

    private boolean transformFits(TransformSpec spec, List<RowType> inputTypes) {
        boolean clean =
                !spec.united() || StepChecks.unionFits(outputs, section, inputs, inputTypes);
        for (int i = 0; i < spec.key().size(); i++) {
            for (int j = 0; j < spec.key().get(i).size(); j++) {
                clean &=
                        StepChecks.keyFieldFits(
                                planning,
                                section,
                                inputTypes.get(i),
                                spec.key().get(i).get(j),
                                "key-by[%d]".formatted(j));
            }
        }
        return clean;
    }

    /** Calls a plugin; what it throws is an error of the plugin. */
    private <T> Optional<T> guarded(Object plugin, Supplier<T> call) {
        try {
            return Optional.of(PluginScope.call(plugin.getClass().getClassLoader(), call));
        } catch (SchemaException e) {
            planning.error(
                    PlanCode.PLUGIN,
                    section,
                    "type",
                    "%s: a class of %s describes no row:%s"
                            .formatted(
                                    section.owner(),
                                    plugin.getClass().getName(),
                                    ("\n" + e.getMessage()).replace("\n", "\n  - ")));
            return Optional.empty();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            planning.error(
                    PlanCode.PLUGIN,
                    section,
                    "type",
                    "%s failed when it was asked about %s: %s."
                            .formatted(plugin.getClass().getName(), section.owner(), e));
            return Optional.empty();
        }
    }
}
