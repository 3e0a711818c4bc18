package io.dataprocessing.pipeline.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problem;
import io.dataprocessing.pipeline.core.task.TaskCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {

    private static final RowType ROW = RowType.of(Field.of("a", DataTypes.LONG));

    @TempDir Path directory;

    record Options(Expression value) {}

    /** A step that remembers which context loader it was described under. */
    public static final class Echo implements ProcessorFactory<Options> {

        private static ClassLoader seen;

        @Override
        public String type() {
            return "echo";
        }

        @Override
        public String description() {
            return "Does nothing.";
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        @SuppressWarnings("StaticAssignmentInMethod") // factories are made anew by the loader
        public StepSpec describe(Options options, PlanContext context) {
            seen = Thread.currentThread().getContextClassLoader();
            if (options.value().text().equals("0")) {
                context.problem("value", "not zero.");
            }
            Schema<Row> rows = Schemas.rows(context.inputType());
            return ProcessorSpec.of(rows, rows, () -> null);
        }
    }

    /** Another step of the same type. */
    public static final class Echo2 implements ProcessorFactory<Options> {

        @Override
        public String type() {
            return "echo";
        }

        @Override
        public String description() {
            return "Does nothing.";
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public StepSpec describe(Options options, PlanContext context) {
            throw new UnsupportedOperationException();
        }
    }

    /** Doesn't know its name. */
    private static final class Nameless implements ProcessorFactory<Options> {

        @Override
        public String type() {
            throw new IllegalStateException("no name");
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public StepSpec describe(Options options, PlanContext context) {
            throw new UnsupportedOperationException();
        }
    }

    /** Can't be made. */
    public static final class Broken implements ProcessorFactory<Options> {

        /** Fails. */
        public Broken() {
            throw new IllegalStateException("database /x not found");
        }

        @Override
        public String type() {
            return "broken";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public StepSpec describe(Options options, PlanContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private static Catalog of(ProcessorFactory<?>... factories) {
        return Catalog.of(
                CatalogTest.class.getClassLoader(),
                new Catalog.Parts(
                        List.of(factories), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static ProcessorRef ref(String type, String value) {
        return new ProcessorRef(
                "s",
                type,
                new ConfigMap(
                        List.of(
                                new ConfigMap.Entry(
                                        "value", Position.none(), ConfigScalar.of(value))),
                        Position.none()),
                List.of(ROW));
    }

    @Test
    void twoOfOneNameAreAnErrorThatNamesBoth() {
        assertThat(of(new Echo(), new Echo2()).problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
                            assertThat(problem.message())
                                    .contains(
                                            "processor 'echo' is offered by ",
                                            "$Echo (",
                                            "$Echo2 (")
                                    .endsWith(". Remove one.");
                        });
    }

    @Test
    void aProviderWithoutANameIsLeftOut() {
        Catalog catalog = of(new Nameless(), new Echo());
        assertThat(catalog.stepTypes()).containsExactly("echo");
        assertThat(catalog.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("$Nameless (", "could not be asked for its name", "no name");
    }

    @Test
    void aBrokenProviderDoesNotHideTheOthers() throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(ProcessorFactory.class.getName()),
                "%s%n%s%ncom.example.Gone%n"
                        .formatted(Broken.class.getName(), Echo.class.getName()));
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, CatalogTest.class.getClassLoader())) {
            Catalog catalog = Catalog.load(loader);
            assertThat(catalog.stepTypes()).contains("echo").doesNotContain("broken");
            assertThat(catalog.problems())
                    .extracting(Problem::severity, Problem::message)
                    .anySatisfy(
                            problem ->
                                    assertThat(problem.toString())
                                            .contains(
                                                    "WARNING", "$Broken", "database /x not found"))
                    .anySatisfy(
                            problem -> assertThat(problem.toString()).contains("com.example.Gone"));
        }
    }

    @Test
    void theRuntimeDescribesAStepUnderItsPluginsLoader() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        try {
            StepSpec spec = PluginRuntime.of(of(new Echo())).spec(ref("echo", "a + 1"));
            assertThat(spec.inputTypes()).containsExactly(ROW);
            assertThat(Echo.seen).isSameAs(Echo.class.getClassLoader());
            assertThat(Thread.currentThread().getContextClassLoader()).isNull();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void theRuntimeOfALoaderIsMadeOnce() {
        ClassLoader loader = CatalogTest.class.getClassLoader();
        PluginRuntime first = PluginRuntime.of(TaskCode.of(loader));
        assertThat(PluginRuntime.of(TaskCode.of(loader))).isSameAs(first);
    }

    @Test
    void theRuntimeSaysWhatIsMissingOrDoesNotFit() {
        PluginRuntime runtime = PluginRuntime.of(of(new Echo()));
        assertThatThrownBy(() -> runtime.spec(ref("gone", "a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "step 's': there is no processor 'gone' on this machine. Available: echo.");
        assertThatThrownBy(() -> runtime.spec(ref("echo", "b")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("step 's' was in order when it was planned and isn't here")
                .cause()
                .hasMessageContaining("field 'b' is not in the input");
        assertThatThrownBy(() -> runtime.spec(ref("echo", "0")))
                .isInstanceOf(IllegalStateException.class)
                .cause()
                .hasMessageContaining("not zero.");
        assertThatThrownBy(
                        () ->
                                runtime.decoder(
                                        new FormatRef(
                                                "xml",
                                                ConfigMap.empty(),
                                                ROW,
                                                FormatSchema.of(ROW),
                                                RegistrySettings.none())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no format 'xml' on this machine. Available: .");
    }
}
