package io.dataprocessing.pipeline.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataprocessing.pipeline.api.format.FormatSchema;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.PlannedFile;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schemas that have to be in a registry before a job is submitted. */
class PreflightTest {

    private final FakeRegistry registry = new FakeRegistry();
    private final Catalog catalog = PlannedFile.catalogWith(new FramedFormat(registry));

    @Test
    void findsTheIdsOfTheSchemasThatSinksWriteBy() throws Exception {
        PipelinePlan plan = plan("true");
        new Preflight(catalog).prepare(plan);
        registry.asked().clear();

        PreparedPlan prepared = new Preflight(catalog).prepare(plan);

        SinkPlan sink = prepared.plan().sinks().get(0);
        assertThat(sink.key().orElseThrow().ref().schema().attribute(FormatSchema.ID))
                .contains("1");
        assertThat(sink.value().ref().schema().attribute(FormatSchema.ID)).contains("2");
        assertThat(prepared.facts())
                .containsExactly(
                        "Subject 'out-key' has the schema, its id is 1.",
                        "Subject 'out-value' has the schema, its id is 2.");
        assertThat(registry.asked())
                .containsExactly("check out-key", "close", "check out-value", "close");
    }

    @Test
    void registersWhatMayBeRegisteredByTheWay() throws Exception {
        PreparedPlan prepared = new Preflight(catalog).prepare(plan("true"));

        assertThat(prepared.facts())
                .containsExactly(
                        "The schema was registered under subject 'out-key', its id is 1.",
                        "The schema was registered under subject 'out-value', its id is 2.");
    }

    @Test
    void refusesASchemaThatNobodyHasRegistered() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> new Preflight(catalog).prepare(plan("false")))
                .withMessage(
                        "sink 'out': subject 'out-key' doesn't have the schema. Register it with"
                                + " 'pipeline schemas register', or set 'auto-register: true'.");
    }

    @Test
    void saysWhyASubjectDoesNotTakeASchema() {
        registry.refuse("out-value", "new field 'x' has no default (BACKWARD).");

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> new Preflight(catalog).prepare(plan("true")))
                .withMessage(
                        "sink 'out': subject 'out-value' doesn't take the schema: new field 'x' has"
                                + " no default (BACKWARD).");
    }

    @Test
    void saysWhichRegistryGaveNoAnswer() {
        registry.goDown();

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> new Preflight(catalog).prepare(plan("true")))
                .withMessage("sink 'out': registry http://r:1 gave no answer");
        assertThat(registry.asked()).endsWith("close");
    }

    @Test
    void aFormatOfARegistryNeedsOneBesideItsConnection() {
        String without = file("true").replace(", registry: \"http://r:1\"", "");
        String need =
                " E152 format 'framed' needs a schema registry. Add 'schema-registry: {url: …}' to"
                        + " connection 'main'.";

        assertThat(PlannedFile.problems(without, catalog)).containsExactly("6:24" + need);
        assertThat(
                        PlannedFile.problems(
                                without.replace(
                                        "in: {value: {format: framed}",
                                        "in: {value: {format: string}"),
                                catalog))
                .containsExactly("10:25" + need, "9:37" + need);
    }

    @Test
    void aRegistryThatGivesNoAnswerHasACodeOfItsOwn() {
        assertThat(
                        PlannedFile.problems(
                                file("true").replace("http://r:1", "http://down:1"), catalog))
                .containsExactly("6:24 E320 schema registry gave no answer. Nothing was started.");
    }

    @Test
    void rowsAreBroughtToTheSchemaThatASinkDeclares() {
        String declared =
                file("true")
                        .replace(
                                "value: {format: framed,",
                                "value: {schema: {fields: {id: \"decimal(20, 0)\", note: string}}, format: framed,");

        assertThat(PlannedFile.problems(declared, catalog))
                .containsExactly(
                        "10:25 E200 the rows that come can't be written by this schema: field"
                                + " 'note' is missing; expected string.");
        assertThat(
                        PlannedFile.plan(declared.replace(", note: string", ""), catalog)
                                .sinks()
                                .get(0)
                                .value()
                                .ref())
                .satisfies(
                        ref -> {
                            assertThat(ref.type()).hasToString("row<id long>");
                            assertThat(ref.schema().type()).hasToString("row<id decimal(20, 0)>");
                        });
    }

    private PipelinePlan plan(String autoRegister) {
        return PlannedFile.plan(file(autoRegister), catalog);
    }

    private static String file(String autoRegister) {
        return """
        version: 1
        name: shop
        connections:
          main: {type: fake, servers: a, registry: "http://r:1"}
        sources:
          in: {value: {format: framed}, connection: main, topic: in}
        sinks:
          out: {input: in, connection: main, topic: out,
                key: {fields: [id], format: framed, auto-register: REGISTER},
                value: {format: framed, auto-register: REGISTER}}
        """
                .replace("REGISTER", autoRegister);
    }

    @Test
    void sinksRunWithWhatIsOnlyKnownOutside() throws Exception {
        PipelinePlan plan =
                PlannedFile.plan(
                        """
                        version: 1
                        name: shop
                        connections: {main: {type: fake, servers: a}}
                        dead-letter: {connection: main, topic: dlq-today}
                        sources:
                          in: {connection: main, topic: in, value: {format: string}, on-error: dead-letter}
                        sinks:
                          out: {input: in, connection: main, topic: out-today, value: {format: json}}
                        """);

        PreparedPlan prepared = new Preflight(catalog).prepare(plan);

        assertThat(prepared.plan().sinks().get(0).options().toString())
                .startsWith("SinkOptions[topic=out-monday, ");
        assertThat(prepared.plan().deadLetter().orElseThrow().options().toString())
                .startsWith("SinkOptions[topic=dlq-monday, ");
        assertThat(prepared.facts())
                .containsExactly("Topic 'out-monday' is meant.", "Topic 'dlq-monday' is meant.");
    }

    @Test
    void plansWithoutSuchFormatsStayAsTheyAre() throws Exception {
        PipelinePlan plan =
                PlannedFile.plan(
                        """
                        version: 1
                        name: shop
                        connections: {main: {type: fake, servers: a}}
                        sources:
                          in: {connection: main, topic: in, value: {format: string}}
                        sinks:
                          out: {input: in, connection: main, topic: out, value: {format: json}}
                        """);
        assertThat(new Preflight(catalog).prepare(plan))
                .isEqualTo(new PreparedPlan(plan, List.of()));
    }
}
