package io.dataprocessing.pipeline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong in schemas, fields and options, and what they are told. */
class PlannerTypesTest {

    private static final String PIPELINE =
            """
            version: 1
            name: test
            connections: {main: {type: fake, servers: a}}
            sources:
              orders:
                connection: main
                topic: orders
            %s
            %s
            sinks:
              out: {input: %s, connection: main, topic: out, value: {format: json}%s}
            """;
    private static final String VALUE =
            "    value: {format: json, schema: {fields: {id: string, amount: 'decimal(10, 2)?', at: timestamp}}}";

    @TempDir Path directory;

    private static String source(String section) {
        return PIPELINE.formatted(section, "", "orders", "");
    }

    private static String step(String section) {
        return PIPELINE.formatted(VALUE, "steps: [" + section + "]", "a", "");
    }

    @Test
    void aFormatThatNeedsASchemaSaysSo() {
        assertThat(PlannedFile.problems(source("    value: {format: json}")))
                .containsExactly("8:21 E151 format 'json' needs a schema.");
    }

    @Test
    void aSourceNeedsAValueAndEachOfItsKeysIsKnown() {
        assertThat(PlannedFile.problems(source("    topics: more")))
                .containsExactly(
                        "6:5 E105 required option 'value' of source 'orders' is missing.",
                        "8:5 E104 unknown option 'topics' of source 'orders' -> topic");
    }

    @Test
    void fieldsOnTheSpotAreCheckedOneByOne() {
        assertThat(
                        PlannedFile.problems(
                                source(
                                        """
                                            value:
                                              format: json
                                              schema:
                                                fields:
                                                  a: strng
                                                  b: {type: long, default: x}
                                                  c: {type: long, defalt: 1}
                                                  d: {doc: nothing}
                                                  e: [string]
                                        """)))
                .containsExactly(
                        "12:14 E200 type 'strng', character 1: unknown type 'strng'. Known types: boolean, int, long, float, double, string, bytes, date, time, timestamp, duration, decimal(p, s), enum(A, B), array<T>, map<T>, row<name T, …>; a '?' behind makes one nullable.",
                        "13:36 E200 the default is no long.",
                        "14:27 E200 unknown key 'defalt' of a field. Known: aliases, default, doc, type. -> default",
                        "15:14 E200 'type' is missing, for example 'type: string'.",
                        "16:14 E200 expected a type such as 'string' or 'decimal(10, 2)?', or {type: …, doc: …, default: …, aliases: […]}.");
    }

    @Test
    void aSchemaHasOneOfThreeShapes() {
        assertThat(PlannedFile.problems(source("    value: {format: json, schema: [a]}")))
                .containsExactly(
                        "8:35 E200 expected the path of a schema file, {fields: {name: type, …}} or {class: name}.");
        assertThat(PlannedFile.problems(source("    value: {format: json, schema: {class: a.B}}")))
                .containsExactly(
                        "8:43 E200 class 'a.B' is not on the class path, nor in a plugin.");
    }

    @Test
    void schemaFilesAreReadFromBesideThePipelineFileOnly() throws IOException {
        Files.writeString(directory.resolve("order.row"), "row<id string>");
        Files.writeString(directory.resolve("bad.row"), "row<id strng>");
        String text = "    value: {format: json, schema: %s}";
        assertThat(PlannedFile.problems(source(text.formatted("order.row")), directory)).isEmpty();
        assertThat(PlannedFile.problems(source(text.formatted("bad.row")), directory))
                .containsExactly("8:35 E200 schema file 'bad.row': not a row type.");
        assertThat(PlannedFile.problems(source(text.formatted("gone.row")), directory))
                .containsExactly("8:35 E200 schema file 'gone.row' doesn't exist.");
        assertThat(PlannedFile.problems(source(text.formatted("../up.row")), directory))
                .containsExactly(
                        "8:35 E200 schema file '../up.row' is outside the directory of the pipeline file.");
        assertThat(PlannedFile.problems(source(text.formatted("order.xsd")), directory))
                .containsExactly(
                        "8:35 E200 schema file 'order.xsd' is of no known kind. Known endings: .row.");
    }

    @Test
    void keyAndValueHaveFieldsOfDifferentNames() {
        assertThat(PlannedFile.problems(source(VALUE + "\n    key: {format: string}")))
                .containsExactly(
                        "9:10 E205 key and value both have a field 'id'. Rename one in its schema.");
    }

    @Test
    void eventTimeNeedsAFieldOfTime() {
        assertThat(PlannedFile.problems(source(VALUE + "\n    watermark: {field: att}")))
                .containsExactly(
                        "9:24 E201 field 'att' is not in the source. Fields: id, amount, at. -> at");
        assertThat(PlannedFile.problems(source(VALUE + "\n    watermark: {field: amount}")))
                .containsExactly(
                        "9:24 E201 field 'amount' is decimal(10, 2)?; event time needs a timestamp, a date, or a long in milliseconds since 1970.");
    }

    @Test
    void eventTimeMayBeWhatAnExpressionGives() {
        assertThat(PlannedFile.problems(source(VALUE + "\n    watermark: {time: att}")))
                .singleElement()
                .asString()
                .startsWith("9:23 E230 watermark.time: ");
        assertThat(PlannedFile.problems(source(VALUE + "\n    watermark: {time: string(id)}")))
                .containsExactly(
                        "9:23 E201 the expression gives string; event time needs a timestamp, a date, or a long in milliseconds since 1970.");
        assertThat(PlannedFile.problems(source(VALUE + "\n    watermark: {field: at, time: at}")))
                .containsExactly(
                        "9:34 E201 event time comes from 'field' or from 'time', not from both. Leave one out.");
    }

    @Test
    void expressionsAreCheckedAgainstWhatFlowsIn() {
        assertThat(PlannedFile.problems(step("{name: a, type: pass, condition: amount > 'x'}")))
                .singleElement()
                .asString()
                .startsWith("9:42 E230 condition: ");
    }

    @Test
    void whatAFactoryFindsStandsAtItsOption() {
        assertThat(
                        PlannedFile.problems(
                                step(
                                        "{name: a, type: pass, condition: id == 'a', tags: [good, bad]}")))
                .containsExactly("9:66 E150 step 'a', option 'tags[1]': not this one.");
    }

    @Test
    void aFactoryThatFailsIsNamed() {
        assertThat(PlannedFile.problems(step("{name: a, type: broken}")))
                .containsExactly(
                        "9:25 E410 io.dataprocessing.pipeline.core.plan.FakeSteps$Factory failed when it was asked about step 'a': java.lang.IllegalStateException: its file is missing.");
    }

    @Test
    void aTypedProcessorSaysWhatItCannotRead() {
        assertThat(PlannedFile.problems(step("{name: a, type: typed, input: orders}")))
                .containsExactly(
                        """
                        9:39 E203 step 'a' can't read 'orders' as io.dataprocessing.pipeline.core.plan.FakeSteps$Order, because of 1 field:
                          - amount: expected double, found decimal(10, 2)?. Cast it in a map step before (cast: {amount: double}) and give nulls a value (defaults: {amount: …}), or declare it as Optional<BigDecimal> with @Decimal(precision = 10, scale = 2) in Order.""");
    }

    @Test
    void everyFieldThatDoesNotFitIsInOneReport() {
        String value =
                "    value: {format: json, schema: {fields: {id: long?, sen: timestamp, amount:"
                        + " string, items: 'array<row<price double, count int?>>?'}}}";
        assertThat(
                        PlannedFile.problems(
                                PIPELINE.formatted(
                                        value, "steps: [{name: a, type: basket}]", "a", "")))
                .containsExactly(
                        """
                        9:25 E203 step 'a' can't read 'orders' as io.dataprocessing.pipeline.core.plan.FakeSteps$Basket, because of 7 fields:
                          - id: expected long, found long?. Give nulls a value in a map step before (defaults: {id: …}), or declare it as Optional<Long> in Basket.
                          - seen: expected timestamp, found no such field. Rename 'sen' in a map step before (rename: {sen: seen}), or make it nullable in Basket.
                          - amount: expected int, found string. Cast it in a map step before (cast: {amount: int}), or declare it as String in Basket.
                          - paid: expected boolean, found no such field. Compute it in a map step before (fields: {paid: …}), or make it nullable in Basket.
                          - items: expected array<row<price decimal(10, 2), count int>>, found array<row<price double, count int?>>?. Give nulls a value in a map step before (defaults: {items: …}), or declare it as Optional<List<…>> in Basket.
                          - items[].price: expected decimal(10, 2), found double. Declare it as double in the class of 'items[]'.
                          - items[].count: expected int, found int?. Declare it as Optional<Integer> in the class of 'items[]'.""");
    }

    @Test
    void aNullableFieldThatIsNeverThereIsDoubtful() {
        String value =
                "    value: {format: json, schema: {fields: {id: long, seen: timestamp, amount: int,"
                        + " paid: boolean, items: 'array<row<price decimal(10, 2), count int>>',"
                        + " notes: string}}}";
        assertThat(
                        PlannedFile.problems(
                                PIPELINE.formatted(
                                        value,
                                        "steps: [{name: a, input: orders, type: basket}]",
                                        "a",
                                        "")))
                .containsExactly(
                        """
                        9:26 W203 step 'a' reads 'orders' as io.dataprocessing.pipeline.core.plan.FakeSteps$Basket, and 1 field is never there, so always null:
                          - note; did you mean 'notes'?""");
    }

    @Test
    void rowsThatAreReadAsTheyAreFitToo() {
        assertThat(PlannedFile.problems(step("{name: a, type: fixed, input: orders}")))
                .containsExactly(
                        """
                        9:39 E203 step 'a' can't read 'orders', because of 1 field:
                          - amuont: expected long, found no such field. Rename 'amount' in a map step before (rename: {amount: amuont}).""");
    }

    @Test
    void aClassThatDescribesNoRowIsAnErrorOfItsPlugin() {
        assertThat(PlannedFile.problems(step("{name: a, type: unbound, input: orders}")))
                .containsExactly(
                        """
                        9:25 E410 step 'a': a class of io.dataprocessing.pipeline.core.plan.FakeSteps$Factory describes no row:
                          - io.dataprocessing.pipeline.core.plan.FakeSteps$Unbound, 'id': java.lang.Object: any class may be behind it; use the class that the values have.
                          - io.dataprocessing.pipeline.core.plan.FakeSteps$Unbound, 'amount': short: there are no whole numbers of less than 32 bits; use int.""");
    }

    @Test
    void theFormatsOfASinkAreCheckedEvenWhereItsInputIsBroken() {
        String text =
                PIPELINE.replace("{format: json}%s", "%s")
                        .formatted(
                                VALUE,
                                "steps: [{name: a, type: broken}]",
                                "a",
                                "{format: jsn}, key: {fields: [id], format: json, lenent: true}");
        assertThat(PlannedFile.problems(text))
                .containsExactly(
                        "9:25 E410 io.dataprocessing.pipeline.core.plan.FakeSteps$Factory failed when it was asked about step 'a': java.lang.IllegalStateException: its file is missing.",
                        "11:65 E139 format 'jsn' doesn't exist. Known: json, string. -> json",
                        "11:105 E104 unknown option 'lenent' of key of sink 'out' -> lenient");
    }

    @Test
    void theFieldsOfASinksKeyExist() {
        String text = PIPELINE.formatted(VALUE, "", "orders", ", key: %s");
        assertThat(PlannedFile.problems(text.formatted("[idd, at]")))
                .containsExactly(
                        "11:83 E204 key: the input has no field 'idd'. Fields: id, amount, at. -> id");
        assertThat(PlannedFile.problems(text.formatted("{fields: [id, at], format: string}")))
                .containsExactly("11:109 E151 format 'string' writes one field.");
        assertThat(PlannedFile.problems(text.formatted("{format: string}")))
                .containsExactly(
                        "11:82 E149 key: expected the names of fields, or {fields: […], format: …}.");
        assertThat(PlannedFile.problems(text.formatted("[id, at]"))).isEmpty();
    }

    @Test
    void whatConnectorsFindStandsAtTheirOption() {
        assertThat(
                        PlannedFile.problems(
                                """
                                version: 1
                                name: test
                                connections: {main: {type: fake, servers: a}}
                                sources: {orders: {connection: main, value: {format: string}}}
                                sinks: {out: {input: orders, connection: main, topic: out, value: {format: json}}}
                                """))
                .containsExactly("4:11 E300 a topic is needed.");
    }
}
