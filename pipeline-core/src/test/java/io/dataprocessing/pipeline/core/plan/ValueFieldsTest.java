package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.core.explain.Explanation;
import io.dataprocessing.pipeline.core.graph.LineFormat;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which fields a sink writes, by {@code exclude} and by its schema. */
class ValueFieldsTest {

    private static final Catalog CATALOG = PlannedFile.catalogWith(new LineFormat());
    private static final String PIPELINE =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            sources:
              orders:
                connection: main
                topic: orders
                value: {format: line, schema: {fields: {id: string, sku: string, amount: int}}}
            sinks:
              out:
                input: orders
                connection: main
                topic: out
                value: {format: line, %s}
            """;

    @Test
    void aSinkCanLeaveFieldsOutOfTheValue() throws Exception {
        PipelinePlan plan = plan("exclude: [sku, amount]");
        SinkPlan sink = plan.sinks().get(0);
        assertThat(sink.type().fieldNames()).containsExactly("id", "sku", "amount");
        assertThat(sink.value().ref().schema().type().fieldNames()).containsExactly("id");
        assertThat(Explanation.of(plan).text())
                .contains("The value is written without sku, amount.");
        assertThat(written(plan)).isEqualTo("a");
    }

    @Test
    void whatIsLeftKeepsTheNameOfTheRecord() {
        String ofClass =
                PIPELINE.formatted("exclude: [sku]")
                        .replace(
                                "{fields: {id: string, sku: string, amount: int}}",
                                "{class: %s}".formatted(Order.class.getName()));
        SinkPlan sink = PlannedFile.plan(ofClass, CATALOG).sinks().get(0);
        assertThat(sink.value().ref().schema().type().name()).isEqualTo(Order.class.getName());
    }

    @Test
    void whatIsLeftIsWrittenByTheSchemaThatIsDeclared() throws Exception {
        PipelinePlan plan = plan("exclude: [id], schema: {fields: {amount: long, sku: string}}");
        assertThat(Explanation.of(plan).text()).contains("The value is written without id.");
        assertThat(written(plan)).isEqualTo("5|b");
    }

    @Test
    void aFieldIsWrittenUnderTheNameThatTheSchemaGivesIt() throws Exception {
        PipelinePlan plan =
                plan("schema: {fields: {number: {type: string, aliases: [id]}, amount: int}}");
        assertThat(Explanation.of(plan).text()).contains("The value is written without sku.");
        assertThat(written(plan)).isEqualTo("a|5");
    }

    @Test
    void aSchemaMustNotHaveWhatIsExcludedUnderAnyName() {
        String identity = "number: {type: string, default: none, aliases: [id]}";
        assertThat(
                        problems(
                                "exclude: [id, sku], schema: {fields: {%s, sku: string, amount: string}}"
                                        .formatted(identity)))
                .containsExactly(
                        "14:55 E200 the schema has field 'id', which 'exclude' leaves out. Remove it from one of them.",
                        "14:55 E200 the schema has field 'sku', which 'exclude' leaves out. Remove it from one of them.",
                        "14:55 E200 the rows that come can't be written by this schema: field 'amount' is int; expected string.");
    }

    @Test
    void onlyFieldsOfTheInputCanBeExcludedAndNotAll() {
        assertThat(problems("exclude: [amuont]"))
                .singleElement()
                .asString()
                .endsWith(
                        "E204 exclude: the input has no field 'amuont'. Fields: id, sku, amount. -> amount");
        assertThat(problems("exclude: [id, sku, amount]"))
                .singleElement()
                .asString()
                .endsWith("E204 exclude: no field is left. Leave at least one.");
    }

    private record Order(String id, String sku, int amount) {}

    private static String written(PipelinePlan plan) throws Exception {
        SinkPlan sink = plan.sinks().get(0);
        byte[] value =
                PluginRuntime.of(CATALOG)
                        .encoder(sink.value().ref())
                        .encode(Row.of(sink.type(), "a", "b", 5));
        return new String(value, StandardCharsets.UTF_8);
    }

    private static PipelinePlan plan(String words) {
        return PlannedFile.plan(PIPELINE.formatted(words), CATALOG);
    }

    private static List<String> problems(String words) {
        return PlannedFile.problems(PIPELINE.formatted(words), CATALOG);
    }
}
