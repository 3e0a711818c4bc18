package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.NamedSection;
import io.dataprocessing.pipeline.core.plan.InputWords.Reference;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.plugin.ProcessorRef;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import io.dataprocessing.pipeline.core.transform.TransformSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plans one step. */
final class StepPlanning {

    private final Planning planning;
    private final Outputs outputs;
    private final ExecutionPlan execution;
    private final List<List<Reference>> inputs;
    private final Section section;
    private final String name;

    StepPlanning(
            Planning planning,
            Outputs outputs,
            ExecutionPlan execution,
            List<List<Reference>> inputs,
            NamedSection step) {
        this.planning = planning;
        this.outputs = outputs;
        this.execution = execution;
        this.inputs = inputs;
        this.section = Section.of("step", "steps", step);
        this.name = step.name().text();
    }

    /** The plan; empty after a problem, and where the type of an input isn't known. */
    Optional<StepPlan> plan() {
        Optional<StepSettings> settings = planning.settings(StepSettings.class, section);
        Optional<List<RowType>> inputTypes = outputs.types(section, inputs);
        if (settings.isEmpty() || !isKnown(settings.get().type()) || inputTypes.isEmpty()) {
            return Optional.empty();
        }
        String type = settings.get().type();
        return planning.catalog()
                .processor(type)
                .map(factory -> processor(factory, settings.get(), inputTypes.get()))
                .orElseGet(
                        () ->
                                planning.catalog()
                                        .transform(type)
                                        .flatMap(
                                                transform ->
                                                        transform(
                                                                transform,
                                                                settings.get(),
                                                                inputTypes.get())));
    }

    private boolean isKnown(String type) {
        Set<String> known = planning.catalog().stepTypes();
        if (!known.contains(type)) {
            planning.unknown(
                    PlanCode.UNKNOWN_STEP_TYPE, section, "type", "processor", type, known);
        }
        return known.contains(type);
    }

    private static Set<String> platformKeys() {
        Set<String> keys = new HashSet<>(Planning.keys(StepSettings.class));
        keys.add(InputWords.KEY);
        return keys;
    }

    private <C extends Record> Optional<StepPlan> processor(
            ProcessorFactory<C> factory, StepSettings settings, List<RowType> inputTypes) {
        Optional<C> options =
                planning.options(factory.optionsType(), section, platformKeys(), inputTypes);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        StepReport report = new StepReport(planning, section, name, inputTypes);
        Optional<StepSpec> spec =
                guarded(
                        factory,
                        settings.type(),
                        () -> factory.describe(options.get(), report));
        if (spec.isEmpty() || !report.isClean()) {
            return Optional.empty();
        }
        StepChecks checks = new StepChecks(planning, section, spec.get(), inputTypes);
        return checks.areClean()
                ? Optional.of(
                        new SpecReading(spec.get(), inputTypes)
                                .plan(
                                        name,
                                        ref(settings.type(), inputTypes),
                                        options.get(),
                                        refs(checks.separate()),
                                        settings,
                                        parallelism(settings)))
                : Optional.empty();
    }

    private ProcessorRef ref(String type, List<RowType> inputTypes) {
        ConfigMap words = section.words().without(platformKeys());
        return new ProcessorRef(name, type, words, inputTypes);
    }

    /** The inputs as the processor has them: one for each, or all united for its only one. */
    private List<List<OutputRef>> refs(boolean separate) {
        List<List<OutputRef>> refs =
                inputs.stream()
                        .map(union -> union.stream().map(Reference::ref).toList())
                        .toList();
        return separate ? refs : List.of(refs.stream().flatMap(List::stream).toList());
    }

    private int parallelism(StepSettings settings) {
        return settings.parallelism().orElse(execution.parallelism());
    }

    private <C extends Record> Optional<StepPlan> transform(
            StreamTransform<C> transform, StepSettings settings, List<RowType> inputTypes) {
        Optional<C> options =
                planning.options(transform.optionsType(), section, platformKeys(), inputTypes);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        StepReport report = new StepReport(planning, section, name, inputTypes);
        Optional<TransformSpec> spec =
                guarded(
                        transform,
                        settings.type(),
                        () -> transform.describe(options.get(), report));
        if (spec.isEmpty() || !report.isClean()) {
            return Optional.empty();
        }
        return Optional.of(
                new StepPlan(
                        name,
                        StepPlan.Kind.TRANSFORM,
                        ref(settings.type(), inputTypes),
                        options.get(),
                        refs(true),
                        List.of(),
                        spec.get().outputs(),
                        List.of(),
                        spec.get().state(),
                        spec.get().reads(),
                        settings.onError(),
                        parallelism(settings),
                        settings.description()));
    }

    /** Calls a plugin; what it throws is an error of the plugin. */
    private <T> Optional<T> guarded(Object plugin, String type, Supplier<T> call) {
        try {
            return Optional.of(PluginScope.call(plugin.getClass().getClassLoader(), call));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            planning.error(
                    PlanCode.PLUGIN,
                    section,
                    "type",
                    "processor '%s' failed when it was asked about this step: %s"
                            .formatted(type, e));
            return Optional.empty();
        }
    }
}
