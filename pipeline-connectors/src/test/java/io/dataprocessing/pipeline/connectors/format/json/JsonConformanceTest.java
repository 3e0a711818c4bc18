package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
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

    private static final JsonOptions OPTIONS =
            new JsonOptions(TimestampFormat.ISO_8601, UnknownFields.IGNORE, NullFields.WRITE, 1000);

    @Test
    void acceptsWhatTheSuiteAcceptsAndRefusesTheRest() throws IOException, DecodeException {
        Optional<Path> suite = SharedData.find("conformance/jsontestsuite/sample.jsonl");
        assumeThat(suite)
                .as("the folder shared/data is not there; -Dpipeline.test.data names it")
                .isPresent();
        RowType type = (RowType) DataTypes.parse("row<name string, expect string, b64 string?>");
        JsonDecoder tests = new JsonDecoder(OPTIONS, type);
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String line : Files.readAllLines(suite.get())) {
            Row test = tests.decode(line.getBytes(StandardCharsets.UTF_8));
            String expected = test.getString(1);
            if (!test.isNull(2) && !expected.equals("either")) {
                checked++;
                boolean accepted = accepts(Base64.getDecoder().decode(test.getString(2)));
                if (accepted != expected.equals("accept")) {
                    wrong.add(test.getString(0));
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
        try {
            new JsonDecoder(OPTIONS, RowType.of()).decode(wrapped.toByteArray());
            return true;
        } catch (DecodeException e) {
            return false;
        }
    }
}
