package io.dataprocessing.pipeline.suite.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.core.config.ConfigParser;
import io.dataprocessing.pipeline.core.config.Environment;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plugin.TableRef;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.suite.run.RunningPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of tables when a pipeline is planned, with the connectors that there are. */
final class TablePlanTest {

    private static final String PIPELINE =
            """
            version: 1
            name: tables
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "localhost:9092"}}
            sources:
              orders:
                connection: main
                topic: orders
                value: {format: json, schema: {fields: {id: long, country: string?}}}
            steps:
              - name: enriched
                type: lookup
                table: %s
                key: %s
            sinks:
              out: {input: enriched, connection: main, topic: out, value: {format: json}}
            """;
    private static final String VALUE =
            "value: {format: csv, header: skip, schema: {fields: {code: string, visits: int}}}";
    private static final String KEY = "{code: country}";

    @TempDir private Path directory;

    private PipelinePlan plan(String table, String key) {
        return new Planner(RunningPipeline.catalog())
                .plan(
                        new ConfigParser(Environment.of(Map.of()))
                                .parse("pipeline.yaml", directory, PIPELINE.formatted(table, key)));
    }

    private void refused(String table, String key, String... problems) {
        assertThatThrownBy(() -> plan(table, key))
                .isInstanceOfSatisfying(
                        InvalidPipelineException.class,
                        e ->
                                assertThat(e.getMessage().lines())
                                        .filteredOn(line -> line.contains(" error "))
                                        .containsExactly(problems));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    @Test
    void equalFilesGiveEqualPlansThatDontPrintThem() throws IOException {
        write("c.csv", "code,visits\nDE,1\n");
        PipelinePlan plan = plan("{type: file, path: c.csv, " + VALUE + "}", KEY);
        assertThat(plan).isEqualTo(plan("{type: file, path: c.csv, " + VALUE + "}", KEY));
        TableRef table = plan.steps().get(0).processor().tables().get("table");
        assertThat(table.description().type().toString()).isEqualTo("row<code string, visits int>");
        assertThat(plan.toString()).contains("table of row<code string").doesNotContain("DE,1");
        write("c.csv", "code,visits\nDE,2\n");
        assertThat(plan("{type: file, path: c.csv, " + VALUE + "}", KEY)).isNotEqualTo(plan);
    }

    @Test
    void aFileIsReadWhenThePipelineIsPlanned() throws IOException {
        write("c.csv", "code,visits\nDE,1\n\nFR,many\nES\n");
        refused(
                "{type: file, path: c.csv, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:31 error E300 file 'c.csv', line 4: column 2 'visits' should be a"
                        + " whole number.",
                "pipeline.yaml:13:31 error E300 file 'c.csv', line 5: there are 1 columns, the"
                        + " schema has 2.");
    }

    @Test
    void filesThatCantBeReadAreNamed() throws IOException {
        refused(
                "{type: file, path: no.csv, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:31 error E300 file 'no.csv' doesn't exist.");
        refused(
                "{type: file, path: ../../etc/passwd, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:31 error E300 file '../../etc/passwd' is outside the directory of"
                        + " the pipeline file.");
        Files.write(directory.resolve("big.csv"), new byte[(16 << 20) + 1]);
        refused(
                "{type: file, path: big.csv, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:31 error E300 file 'big.csv' is larger than 16 MiB.");
    }

    @Test
    void keysMustBeFieldsOfTheTableAndOfItsTypes() throws IOException {
        write("c.csv", "DE,1\n");
        refused(
                "{type: file, path: c.csv, " + VALUE + "}",
                "{cod: country}",
                "pipeline.yaml:14:16 error E300 the table has no field 'cod'. Fields: code,"
                        + " visits.");
        refused(
                "{type: file, path: c.csv, " + VALUE + "}",
                "{visits: country}",
                "pipeline.yaml:14:19 error E230 key.visits: the expression gives string, but int"
                        + " is wanted; convert it with int(…).");
    }

    @Test
    void typesAndOptionsOfTablesAreChecked() {
        refused(
                "{type: fle, path: c.csv, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:19 error E153 table type 'fle' doesn't exist. Known: file, kafka.:"
                        + " did you mean 'file'?");
        refused(
                "{type: file, path: c.csv}",
                KEY,
                "pipeline.yaml:13:5 error E154 a table of type 'file' needs 'value': how its rows"
                        + " are decoded, for example 'value: {format: json, schema: {fields: {id:"
                        + " long}}}'.");
        refused(
                "{type: kafka, topic: t, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:5 error E154 a table of type 'kafka' needs 'connection': the"
                        + " name of a connection of that type.");
        refused(
                "{type: kafka, connection: mian, topic: t, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:38 error E141 connection 'mian' doesn't exist. Known: main.: did"
                        + " you mean 'main'?");
        refused(
                "{type: kafka, connection: main, tpic: t, " + VALUE + "}",
                KEY,
                "pipeline.yaml:13:44 error E104 unknown option 'tpic' of table of step 'enriched':"
                        + " did you mean 'topic'?");
        refused(
                "{type: kafka, connection: main, topic: t, key: {format: string, field: code}, "
                        + VALUE
                        + "}",
                KEY,
                "pipeline.yaml:13:59 error E205 key and value both have a field 'code'. Rename one"
                        + " in its schema.");
        refused(
                "none",
                KEY,
                "pipeline.yaml:13:12 error E100 table: expected a mapping (key: value), found a"
                        + " text.");
    }

    @Test
    void aTopicNeedsNoBrokerToBePlanned() {
        PipelinePlan plan =
                plan(
                        "{type: kafka, connection: main, topic: countries, key: {format: string,"
                                + " field: code}, value: {format: json, schema: {fields: {name:"
                                + " string}}}}",
                        KEY);
        assertThat(plan.steps().get(0).outputs().get("").toString())
                .isEqualTo("row<id long, country string?, name string?>");
        assertThat(List.of(plan.steps().get(0).processor().tables().keySet()).toString())
                .isEqualTo("[[table]]");
    }
}
