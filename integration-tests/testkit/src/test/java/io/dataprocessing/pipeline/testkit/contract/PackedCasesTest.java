package io.dataprocessing.pipeline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.core.plugin.jar.CaseRunner;
import io.dataprocessing.pipeline.core.plugin.jar.PluginFolder;
import io.dataprocessing.pipeline.testkit.plugin.PluginJarBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackedCasesTest {

    private static final String FACTORY =
            """
            package acme;
            import io.dataprocessing.pipeline.api.*;
            import io.dataprocessing.pipeline.api.data.*;
            public final class GeoFactory implements ProcessorFactory<GeoFactory.Options> {
                public record Options() {}
                @Override public String type() { return "geo"; }
                @Override public String description() { return "Does something."; }
                @Override public Class<Options> optionsType() { return Options.class; }
                @Override public StepSpec describe(Options options, PlanContext context) {
                    return %s;
                }
            }
            """;

    private static final String ONE_INPUT =
            """
            ProcessorSpec.of(
                    Schemas.rows(context.inputType()),
                    Schemas.rows(context.inputType()),
                    () -> (input, output) -> { %s })
            """;

    private static final String TWO_INPUTS =
            """
            CoProcessorSpec.of(
                    Schemas.rows(context.inputTypes().get(0)),
                    Schemas.rows(context.inputTypes().get(1)),
                    Schemas.rows(context.inputTypes().get(1)),
                    () -> new CoProcessor<Row, Row, Row>() {
                        @Override public void processLeft(Input<Row> input, Output<Row> output) {}
                        @Override public void processRight(Input<Row> input, Output<Row> output) {
                            output.emit(input.value());
                        }
                    })
            """;

    private static final String CASE =
            """
            - {name: passes, input: id long, events: [{record: {id: 1}}], gives: [{id: 1}]}
            """;

    @TempDir private Path directory;

    @Test
    void aCaseRunsInTheLoaderOfItsPlugin() throws IOException {
        CaseRunner.Report report =
                run(
                        ONE_INPUT.formatted(
                                "if (Thread.currentThread().getContextClassLoader()"
                                        + " == getClass().getClassLoader())"
                                        + " output.emit(input.value());"),
                        CASE);
        assertThat(report.failures()).isEmpty();
        assertThat(report.passed()).isEqualTo(1);
    }

    @Test
    void aCaseThatDoesNotEndIsLeft() throws IOException {
        CaseRunner.Report report =
                run(
                        ONE_INPUT.formatted("new java.util.concurrent.CountDownLatch(1).await();"),
                        CASE);
        assertThat(report.passed()).isZero();
        assertThat(report.failures())
                .singleElement()
                .asString()
                .startsWith(
                        "geo.jar: case 'passes' of 'geo' fails: it didn't end within 1 s, and is at ")
                .contains("GeoFactory");
    }

    @Test
    void anErrorIsAboutItsCaseAndNoOther() throws IOException {
        CaseRunner.Report report =
                run(
                        ONE_INPUT.formatted(
                                "if (input.value().getLong(0) > 1) throw new AbstractMethodError();"
                                        + " output.emit(input.value());"),
                        CASE
                                + "- {name: fails, input: id long, events: [{record: {id: 2}}], gives: [{id: 2}]}\n");
        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.failures())
                .containsExactly(
                        "geo.jar: case 'fails' of 'geo' fails: java.lang.AbstractMethodError");
    }

    @Test
    void aStepMayHaveTwoInputs() throws IOException {
        CaseRunner.Report report =
                run(
                        TWO_INPUTS,
                        """
                        - name: passes the second
                          input: id long
                          second-input: name string
                          events:
                            - record: {id: 1}
                            - second: {name: a}
                          gives: [{name: a}]
                        """);
        assertThat(report.failures()).isEmpty();
        assertThat(report.passed()).isEqualTo(1);
    }

    @Test
    void aFileThatIsWrongIsAFailure() throws IOException {
        CaseRunner.Report report = run(TWO_INPUTS, "- {input: 1}");
        assertThat(report.failures())
                .containsExactly(
                        "geo.jar: META-INF/pipeline/cases/geo.yaml: [0].name must be a text.");
    }

    private CaseRunner.Report run(String spec, String cases) throws IOException {
        Path jar =
                PluginJarBuilder.plugin("geo")
                        .source("acme.GeoFactory", FACTORY.formatted(spec))
                        .service(ProcessorFactory.class, "acme.GeoFactory")
                        .entry(CaseFile.nameOf("geo"), cases)
                        .write(directory.resolve("geo.jar"));
        try (PluginFolder folder = PluginFolder.ofJar(jar)) {
            assertThat(folder.refused()).isEmpty();
            return new PackedCases(Duration.ofSeconds(1)).run(folder.plugins().get(0));
        }
    }
}
