package io.dataprocessing.pipeline.suite.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every built-in processor has an example that is run, and a page that shows it. */
final class ProcessorPagesTest {

    private static final String BUILT_IN = "io.dataprocessing.pipeline.processors.";

    @Test
    void everyTypeHasAnExampleAndAPage() {
        List<String> types = types();
        assertThat(types).contains("filter", "map", "route");
        assertThat(types)
                .filteredOn(type -> !isComplete(ProcessorExample.of(type)))
                .as("types without a page, or without a pipeline, input and expected values")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyPageShowsItsExample() {
        return ProcessorExample.all().stream()
                .filter(example -> Files.exists(example.page()))
                .map(
                        example ->
                                DynamicTest.dynamicTest(
                                        example.type(),
                                        () ->
                                                assertThat(example.page())
                                                        .content()
                                                        .contains(
                                                                "```yaml\n"
                                                                        + example.pipeline().strip()
                                                                        + "\n```")));
    }

    @Test
    void everyExampleIsOfATypeThatThereIs() {
        assertThat(ProcessorExample.all()).extracting(ProcessorExample::type).isSubsetOf(types());
    }

    private static boolean isComplete(ProcessorExample example) {
        Path directory = example.directory();
        return Files.exists(example.page())
                && Files.exists(directory.resolve("pipeline.yaml"))
                && Files.exists(directory.resolve("input"))
                && Files.exists(directory.resolve("expected"))
                && !example.expected().isEmpty();
    }

    private static List<String> types() {
        Catalog catalog = RunningPipeline.catalog();
        return catalog.stepTypes().stream()
                .filter(type -> step(catalog, type).getClass().getName().startsWith(BUILT_IN))
                .sorted()
                .toList();
    }

    private static Object step(Catalog catalog, String type) {
        Optional<ProcessorFactory<?>> processor = catalog.processor(type);
        return processor.isPresent()
                ? processor.get()
                : catalog.transform(type).orElseThrow();
    }
}
