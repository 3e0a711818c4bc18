package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.api.format.FormatRuntime;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.api.format.RowDecoder;
import io.dataprocessing.pipeline.api.format.RowEncoder;
import io.dataprocessing.pipeline.api.format.SchemaMemory;
import io.dataprocessing.pipeline.api.lookup.LocalTable;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.TableReader;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.connector.LookupConnector;
import io.dataprocessing.pipeline.core.connector.LookupRuntime;
import io.dataprocessing.pipeline.core.connector.TableDecoder;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.option.BindingScope;
import io.dataprocessing.pipeline.core.option.OptionBinder;
import io.dataprocessing.pipeline.core.option.StepExpressions;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import io.dataprocessing.pipeline.core.type.RowConverter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * Makes processors, decoders and encoders again where a task runs, from the references that its
 * operators carry. Safe to share between threads; what it gives is not.
 */
public final class PluginRuntime {

    private static final String STEP_OPTION = "E150";

    private final Catalog catalog;
    private final ExpressionCompiler compiler = new ExpressionCompiler();
    private final OptionBinder binder = new OptionBinder(compiler);
    private final SeenSchemas schemas = new SeenSchemas();
    private final SharedTables tables = new SharedTables();

    private PluginRuntime(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
    }

    /** The runtime of a job on this machine, which lives as long as the job's code. */
    public static PluginRuntime of(UserCodeClassLoader userCode) {
        return JobRuntimes.of(userCode);
    }

    /** A runtime of exactly these parts, where a pipeline is planned or looked at. */
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
                        this,
                        ref,
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
        return decoder(ref, false);
    }

    /** The same, whose rows may decode their fields when they are asked for. */
    public RowDecoder decoder(FormatRef ref, boolean lazyRows) {
        return decoder(format(ref), ref, lazyRows);
    }

    private <O extends Record> RowDecoder decoder(
            Format<O> format, FormatRef ref, boolean lazyRows) {
        O options = options(format, ref);
        return ScopedFormat.decoder(
                format,
                PluginScope.call(
                        format.getClass().getClassLoader(),
                        () ->
                                format.decoder(
                                        options, ref.schema(), new Surroundings(ref, lazyRows))));
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
                ScopedFormat.encoder(
                        format,
                        PluginScope.call(
                                format.getClass().getClassLoader(),
                                () ->
                                        format.encoder(
                                                options,
                                                ref.schema(),
                                                new Surroundings(ref, false))));
        return converter.identity() ? encoder : row -> encoder.encode(converter.convert(row));
    }

    /** A table that steps look up in, to be opened here. */
    public LookupTable table(TableRef ref) {
        return new ShippedTable(ref, this);
    }

    /** Decodes rows of a table: the key's fields, if any, in front of the value's, if any. */
    public TableDecoder tableDecoder(List<FormatRef> key, List<FormatRef> value) {
        return new TableRows(
                TableRows.type(key, value),
                key.stream().findFirst().map(this::decoder),
                value.stream()
                        .findFirst()
                        .map(this::decoder)
                        .orElse(bytes -> Row.of(RowType.of())));
    }

    /**
     * Opens a table: one in memory together with the other instances of the job on this machine.
     *
     * @throws IllegalStateException if there is no such connector here, or its options don't bind
     */
    TableReader open(TableRef ref) throws Exception {
        LookupConnector<?> connector =
                catalog.lookup(ref.type())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "step '%s': there is no table '%s' on this machine. Available: %s."
                                                        .formatted(
                                                                ref.step(),
                                                                ref.type(),
                                                                String.join(
                                                                        ", ",
                                                                        catalog.lookupTypes()))));
        return ref.description().local()
                ? tables.use(ref, () -> (LocalTable) open(connector, ref))
                : open(connector, ref);
    }

    private <O extends Record> TableReader open(LookupConnector<O> connector, TableRef ref)
            throws Exception {
        String owner = "the table of step '%s'".formatted(ref.step());
        O options = bind(connector.optionsType(), ref.options(), scope(owner));
        Optional<Record> connection =
                connector
                        .connectionType()
                        .map(
                                type ->
                                        bind(
                                                type,
                                                ref.connection(),
                                                scope("the connection of " + owner)));
        LookupRuntime runtime =
                new LookupRuntime(
                        ref.step(),
                        ref.description(),
                        connection,
                        ref.bounded(),
                        tableDecoder(ref.key(), ref.value()));
        ClassLoader before = PluginScope.enter(connector.getClass().getClassLoader());
        try {
            return connector.open(options, runtime);
        } finally {
            PluginScope.leave(before);
        }
    }

    private static BindingScope scope(String owner) {
        return BindingScope.of(owner, "", new Problems());
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
        private final boolean lazyRows;

        Surroundings(FormatRef ref, boolean lazyRows) {
            this.ref = ref;
            this.lazyRows = lazyRows;
        }

        @Override
        public Optional<RegistrySettings> registry() {
            return Optional.of(ref.registry()).filter(RegistrySettings::isPresent);
        }

        @Override
        public SchemaMemory schemas() {
            return schemas;
        }

        @Override
        public boolean lazyRows() {
            return lazyRows;
        }
    }

    /** What a factory sees of a step on the task. */
    private record StepContext(
            PluginRuntime runtime, ProcessorRef ref, Problems problems, StepExpressions expressions)
            implements PlanContext {

        @Override
        public String step() {
            return ref.step();
        }

        @Override
        public List<RowType> inputTypes() {
            return ref.inputTypes();
        }

        @Override
        public Optional<LookupTable> table(TableSection section, Map<String, String> key) {
            TableRef table = ref.tables().get(section.option());
            if (table == null) {
                problem(section.option(), "the table was not there when it was planned.");
            }
            return Optional.ofNullable(table).map(runtime::table);
        }

        @Override
        public void problem(String option, String message) {
            problems.error(
                    STEP_OPTION, Position.none(), "steps.%s.%s".formatted(step(), option), message);
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
