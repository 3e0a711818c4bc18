package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans the text of a file with fake connectors, formats and steps. */
public final class PlannedFile {

    private static final Catalog.Parts PARTS =
            new Catalog.Parts(
                    FakeSteps.all(),
                    List.of(),
                    List.of(new FakeFormat("json"), new FakeFormat("string")),
                    List.of(new FakeConnector.Reading(), new FakeConnector.ReadOnly()),
                    List.of(new FakeConnector.Writing()),
                    List.of(new FakeSchemaFile()));

    private PlannedFile() {}

    /** The catalog of the fakes. */
    public static Catalog catalog() {
        return Catalog.of(PlannedFile.class.getClassLoader(), PARTS);
    }

    /** The catalog of the fakes and one more format. */
    public static Catalog catalogWith(Format<?> format) {
        return Catalog.of(
                PlannedFile.class.getClassLoader(),
                new Catalog.Parts(
                        PARTS.processors(),
                        PARTS.transforms(),
                        Stream.concat(PARTS.formats().stream(), Stream.of(format)).toList(),
                        PARTS.sources(),
                        PARTS.sinks(),
                        PARTS.schemaFiles()));
    }

    /** The plan. */
    public static PipelinePlan plan(String text) {
        return plan(text, Path.of(""));
    }

    static PipelinePlan plan(String text, Path directory) {
        return plan(text, directory, catalog());
    }

    /** The plan with another catalog. */
    public static PipelinePlan plan(String text, Catalog catalog) {
        return plan(text, Path.of(""), catalog);
    }

    private static PipelinePlan plan(String text, Path directory, Catalog catalog) {
        return new Planner(catalog)
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse("test.yaml", directory, text));
    }

    /** What is wrong, as {@code line:column code message}, with the suggestion behind it. */
    static List<String> problems(String text) {
        return problems(text, Path.of(""));
    }

    static List<String> problems(String text, Path directory) {
        return problems(text, directory, catalog());
    }

    /** What is wrong with another catalog. */
    public static List<String> problems(String text, Catalog catalog) {
        return problems(text, Path.of(""), catalog);
    }

    private static List<String> problems(String text, Path directory, Catalog catalog) {
        try {
            return plan(text, directory, catalog).warnings().stream()
                    .map(PlannedFile::line)
                    .toList();
        } catch (InvalidPipelineException e) {
            return e.problems().stream().map(PlannedFile::line).toList();
        }
    }

    private static String line(Problem problem) {
        return "%d:%d %s %s%s"
                .formatted(
                        problem.position().line(),
                        problem.position().column(),
                        problem.code(),
                        problem.message(),
                        problem.suggestion().map(" -> "::concat).orElse(""));
    }
}
