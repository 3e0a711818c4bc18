package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.connectors.SharedData;
import io.dataprocessing.pipeline.core.format.DecodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JSONTestSuite: each case stands as the value of a field that nobody reads. */
class JsonConformanceTest {

    @Test
    void acceptsWhatTheSuiteAcceptsAndRefusesTheRest() throws IOException {
        Optional<Path> suite = SharedData.find("conformance/jsontestsuite/sample.jsonl");
        assumeThat(suite)
                .as("the folder shared/data is not there; -Dpipeline.test.data names it")
                .isPresent();
        ObjectMapper json = new ObjectMapper();
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String line : Files.readAllLines(suite.get())) {
            JsonNode test = json.readTree(line);
            String expected = test.path("expect").asText();
            if (test.hasNonNull("b64") && !expected.equals("either")) {
                checked++;
                boolean accepted = accepts(Base64.getDecoder().decode(test.get("b64").asText()));
                if (accepted != expected.equals("accept")) {
                    wrong.add(test.get("name").asText());
                }
            }
        }
        assertThat(checked).isPositive();
        assertThat(wrong)
                .as("the grammar allows duplicate keys, we don't")
                .allMatch(name -> name.startsWith("y_object_duplicated_key"));
    }

    private static boolean accepts(byte[] payload) throws IOException {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        wrapped.write("{\"x\":".getBytes(StandardCharsets.UTF_8));
        wrapped.write(payload);
        wrapped.write('}');
        JsonOptions options =
                new JsonOptions(
                        TimestampFormat.ISO_8601, UnknownFields.IGNORE, NullFields.WRITE, 1000);
        try {
            new JsonDecoder(options, RowType.of()).decode(wrapped.toByteArray());
            return true;
        } catch (DecodeException e) {
            return false;
        }
    }
}
