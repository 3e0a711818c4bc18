package io.dataprocessing.pipeline.suite.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of Kafka Connect's own tests, each given to the step of ours that does the same. */
class SmtConformanceTest {

    private static final String FILE = "conformance/smt/cases.jsonl";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyCaseHasAStepOrAReason() throws IOException {
        List<JsonNode> cases = cases();
        assertThat(SmtSteps.all().stream().map(SmtStep::transform))
                .containsExactlyElementsOf(
                        cases.stream().map(one -> one.get("transform").asText()).toList());
    }

    @TestFactory
    Stream<DynamicTest> stepsGiveWhatTransformsGive() throws IOException {
        List<JsonNode> cases = cases();
        List<SmtStep> steps = SmtSteps.all();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < Math.min(cases.size(), steps.size()); i++) {
            JsonNode given = cases.get(i);
            SmtStep step = steps.get(i);
            tests.add(
                    DynamicTest.dynamicTest(
                            "%d %s %s".formatted(i + 1, step.transform(), given.get("config")),
                            () -> check(step, given)));
        }
        return tests.stream();
    }

    private static void check(SmtStep step, JsonNode given) throws Exception {
        if (step instanceof SmtStep.Gives gives) {
            Row row = row(Rows.type(gives.input()), given.get("input"));
            JsonNode expected =
                    gives.expected().isEmpty()
                            ? SmtJson.fields(given.get("expected"))
                            : JSON.readTree(gives.expected());
            assertThat(SmtJson.of(run(gives.factory(), gives.options(), row))).isEqualTo(expected);
        } else if (step instanceof SmtStep.Refused refused) {
            assertThat(
                            FactoryDescription.of(
                                            refused.factory(),
                                            refused.options(),
                                            Rows.type(refused.input()))
                                    .problems())
                    .singleElement()
                    .asString()
                    .startsWith(refused.message());
        } else if (step instanceof SmtStep.Fails fails) {
            Row row = row(Rows.type(fails.input()), given.get("input"));
            assertThatThrownBy(() -> run(fails.factory(), fails.options(), row))
                    .hasMessage(fails.message());
        } else if (step instanceof SmtStep.None none) {
            assertThat(none.reason()).isNotBlank();
        }
    }

    private static Row row(RowType type, JsonNode input) {
        return SmtJson.row(type, SmtJson.fields(input));
    }

    private static Row run(ProcessorFactory<?> factory, String options, Row row) throws Exception {
        try (StepHarness harness =
                StepHarness.start(FactoryDescription.of(factory, options, row.type()))) {
            harness.process(TestRecord.of(row));
            List<Emitted> emitted = harness.take();
            assertThat(emitted).hasSize(1);
            return emitted.get(0).value();
        }
    }

    private static List<JsonNode> cases() throws IOException {
        Optional<Path> file = SharedData.find(FILE);
        assumeThat(file).as("the folder shared/data is not there").isPresent();
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file.get())) {
            cases.add(JSON.readTree(line));
        }
        return cases;
    }
}
