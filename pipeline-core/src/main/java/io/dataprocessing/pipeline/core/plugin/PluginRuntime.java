package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.format.Format;
import io.dataprocessing.pipeline.core.format.FormatRuntime;
import io.dataprocessing.pipeline.core.format.RegistrySettings;
import io.dataprocessing.pipeline.core.format.RowDecoder;
import io.dataprocessing.pipeline.core.format.RowEncoder;
import io.dataprocessing.pipeline.core.format.SchemaMemory;
import io.dataprocessing.pipeline.core.option.BindingScope;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.option.StepExpressions;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Makes processors, decoders and encoders again where a task runs, from the references that its
 * operators carry. Safe to share between threads; what it gives is not.
 */
public final class PluginRuntime {

    private static final String STEP_OPTION = "E150";

    /**
     * Weak on both sides: a runtime refers to classes of its loader, and would keep it from being
     * unloaded when the job is gone.
     */
    private static final Map<ClassLoader, WeakReference<PluginRuntime>> BY_LOADER =
            new WeakHashMap<>();

    private final Catalog catalog;
    private final ExpressionCompiler compiler = new ExpressionCompiler();
    private final OptionBinder binder = new OptionBinder(compiler);
    private final SeenSchemas schemas = new SeenSchemas();

    private PluginRuntime(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
    }

    /** The runtime of a job, by the class loader of its code. */
    public static PluginRuntime of(ClassLoader userCode) {
        synchronized (BY_LOADER) {
            WeakReference<PluginRuntime> known = BY_LOADER.get(userCode);
            PluginRuntime runtime = known == null ? null : known.get();
            if (runtime == null) {
                runtime = new PluginRuntime(Catalog.load(userCode));
                BY_LOADER.put(userCode, new WeakReference<>(runtime));
            }
            return runtime;
        }
    }

    /** A runtime of exactly these parts, for tests. */
    public static PluginRuntime of(Catalog catalog) {
        return new PluginRuntime(catalog);
    }

    /**
     * The description of a step, from which its processor is made.
     *
     * @throws IllegalStateException if the step can't be described here as it was when it was
     *     planned; the message says why
     */
    public StepSpec spec(ProcessorRef ref) {
        return spec(factory(ref), ref);
    }

    private <C extends Record> StepSpec spec(ProcessorFactory<C> factory, ProcessorRef ref) {
        Problems problems = new Problems();
        BindingScope scope =
                new BindingScope(
                        "step '%s'".formatted(ref.step()),
                        "steps." + ref.step(),
                        ref.inputTypes(),
                        Set.of(),
                        problems);
        C options = bind(factory.optionsType(), ref.options(), scope);
        StepContext context =
                new StepContext(
                        ref.step(),
                        ref.inputTypes(),
                        problems,
                        new StepExpressions(compiler, problems, "steps." + ref.step()));
        StepSpec spec = PluginScope.call(loader(ref), () -> factory.describe(options, context));
        checkClean(scope);
        return spec;
    }

    private ProcessorFactory<?> factory(ProcessorRef ref) {
        return catalog.processor(ref.type())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "step '%s': there is no processor '%s' on this machine. Available: %s."
                                                .formatted(
                                                        ref.step(),
                                                        ref.type(),
                                                        String.join(", ", catalog.stepTypes()))));
    }

    /** The class loader of a step's processor, to be the context loader while it's called. */
    public ClassLoader loader(ProcessorRef ref) {
        return factory(ref).getClass().getClassLoader();
    }

    /**
     * A decoder to rows of the reference's type.
     *
     * @throws IllegalStateException if there is no such format here, or its options don't bind
     */
    public RowDecoder decoder(FormatRef ref) {
        return decoder(format(ref), ref);
    }

    private <O extends Record> RowDecoder decoder(Format<O> format, FormatRef ref) {
        O options = options(format, ref);
        return PluginScope.call(
                format.getClass().getClassLoader(),
                () -> format.decoder(options, ref.schema(), new Surroundings(ref)));
    }

    /**
     * An encoder of rows of the reference's type.
     *
     * @throws IllegalStateException if there is no such format here, or its options don't bind
     */
    public RowEncoder encoder(FormatRef ref) {
        return encoder(format(ref), ref);
    }

    private <O extends Record> RowEncoder encoder(Format<O> format, FormatRef ref) {
        O options = options(format, ref);
        RowConverter converter = RowConverter.of(ref.type(), ref.schema().type());
        RowEncoder encoder =
                PluginScope.call(
                        format.getClass().getClassLoader(),
                        () -> format.encoder(options, ref.schema(), new Surroundings(ref)));
        return converter.identity() ? encoder : row -> encoder.encode(converter.convert(row));
    }

    private Format<?> format(FormatRef ref) {
        return catalog.format(ref.name())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "there is no format '%s' on this machine. Available: %s."
                                                .formatted(
                                                        ref.name(),
                                                        String.join(", ", catalog.formats()))));
    }

    private <O extends Record> O options(Format<O> format, FormatRef ref) {
        String owner = "format '%s'".formatted(ref.name());
        return bind(
                format.optionsType(), ref.options(), BindingScope.of(owner, "", new Problems()));
    }

    private <C extends Record> C bind(Class<C> type, ConfigMap words, BindingScope scope) {
        Optional<C> options = binder.bind(type, words, scope);
        checkClean(scope);
        return options.orElseThrow(
                () -> new IllegalStateException(scope.owner() + " has no options"));
    }

    private static void checkClean(BindingScope scope) {
        if (scope.problems().hasErrors()) {
            throw new IllegalStateException(
                    "%s was in order when it was planned and isn't here; is the same version of its plugin installed?"
                            .formatted(scope.owner()),
                    new InvalidPipelineException(scope.problems().all()));
        }
    }

    /** The schemas that the formats of this job have seen. */
    public SeenSchemas schemas() {
        return schemas;
    }

    /** What a format gets on the task. */
    private final class Surroundings implements FormatRuntime {

        private final FormatRef ref;

        Surroundings(FormatRef ref) {
            this.ref = ref;
        }

        @Override
        public Optional<RegistrySettings> registry() {
            return Optional.of(ref.registry()).filter(RegistrySettings::isPresent);
        }

        @Override
        public SchemaMemory schemas() {
            return schemas;
        }
    }

    /** What a factory sees of a step on the task. */
    private record StepContext(
            String step, List<RowType> inputTypes, Problems problems, StepExpressions expressions)
            implements PlanContext {

        @Override
        public void problem(String option, String message) {
            problems.error(
                    STEP_OPTION, Position.none(), "steps.%s.%s".formatted(step, option), message);
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
