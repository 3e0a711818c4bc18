package io.dataprocessing.pipeline.processors.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.ProcessorHarness;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import io.dataprocessing.pipeline.testkit.TestTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LookupTest {

    private static final RowType RIDES = Rows.type("id long, zone long?");
    private static final RowType ZONES = Rows.type("zone_id long, name string, area string?");
    private static final List<Row> ROWS =
            List.of(
                    Rows.row(ZONES, 1, "north", "A"),
                    Rows.row(ZONES, 2, "south", null),
                    Rows.row(ZONES, 2, "south-west", "B"));
    private static final String KEY = "table: {type: test}\nkey: {zone_id: zone}\n";

    private static FactoryDescription description(String options) {
        return FactoryDescription.of(new LookupFactory(), KEY + options, RIDES)
                .withTable("table", TestTable.local(ZONES, ROWS));
    }

    private static ProcessorHarness<?, ?> started(String options) throws Exception {
        return (ProcessorHarness<?, ?>) StepHarness.start(description(options));
    }

    private static List<String> run(String options, Object... zones) throws Exception {
        List<String> results = new ArrayList<>();
        try (ProcessorHarness<?, ?> step = started(options)) {
            long id = 0;
            for (Object zone : zones) {
                step.process(TestRecord.of(Rows.row(RIDES, id++, zone)));
            }
            for (Emitted emitted : step.take()) {
                results.add(emitted.value().toString());
            }
        }
        return results;
    }

    @Test
    void eachRowOfAKeyGivesAResult() throws Exception {
        assertThat(run("", 1L, 2L))
                .containsExactly(
                        "{id: 0, zone: 1, name: north, area: A}",
                        "{id: 1, zone: 2, name: south, area: null}",
                        "{id: 1, zone: 2, name: south-west, area: B}");
    }

    @Test
    void onlyTheFirstRowCountsOnDemand() throws Exception {
        assertThat(run("matches: first", 2L))
                .containsExactly("{id: 0, zone: 2, name: south, area: null}");
    }

    @Test
    void recordsWithoutARowGoOnWithNullsUnlessToldOtherwise() throws Exception {
        assertThat(run("", 3L, null))
                .containsExactly(
                        "{id: 0, zone: 3, name: null, area: null}",
                        "{id: 1, zone: null, name: null, area: null}");
        assertThat(run("join: inner", 3L, null, 1L))
                .containsExactly("{id: 2, zone: 1, name: north, area: A}");
        assertThat(run("on-miss: drop", 3L, null)).isEmpty();
    }

    @Test
    void aMissCanBeAnError() throws Exception {
        try (ProcessorHarness<?, ?> step = started("on-miss: error")) {
            assertThatThrownBy(() -> step.process(TestRecord.of(Rows.row(RIDES, 1, 3))))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessage("the table has no row for the key (zone_id)");
        }
    }

    @Test
    void missesTakeDefaultsAndFoundNullsStay() throws Exception {
        String options =
                """
                select: {name: table.name, area: table.area, label: "table.name + '!'"}
                defaults: {name: "'unknown'", area: "string(id)", label: "'?'"}
                matches: first
                """;
        assertThat(run(options, 2L, 9L))
                .containsExactly(
                        "{id: 0, zone: 2, name: south, area: null, label: south!}",
                        "{id: 1, zone: 9, name: unknown, area: 1, label: ?}");
    }

    @Test
    void expressionsSeeTheRecordAndTheRow() throws Exception {
        String options =
                """
                select:
                  zone: "coalesce(zone, 0) + 100"
                  title: "coalesce(z.name, 'none') + '/' + string(id)"
                as: z
                """;
        assertThat(run(options, 1L, 7L))
                .containsExactly(
                        "{id: 0, zone: 101, title: north/0}", "{id: 1, zone: 107, title: none/1}");
    }

    @Test
    void aPrefixKeepsNamesApart() throws Exception {
        assertThat(run("prefix: zone_", 1L))
                .containsExactly("{id: 0, zone: 1, zone_name: north, zone_area: A}");
    }

    @Test
    void addedFieldsAreNullableOnlyWhereAMissMakesThemSo() {
        assertThat(output("")).isEqualTo("row<id long, zone long?, name string?, area string?>");
        assertThat(output("join: inner"))
                .isEqualTo("row<id long, zone long?, name string, area string?>");
        assertThat(output("defaults: {name: \"'unknown'\", area: \"'none'\"}"))
                .isEqualTo("row<id long, zone long?, name string, area string?>");
        assertThat(output("select: {known: table != null}"))
                .isEqualTo("row<id long, zone long?, known boolean>");
    }

    private static String output(String options) {
        return description(options).get().outputType().orElseThrow().toString();
    }

    @Test
    void onlyTheFieldsThatAreNeededAreRead() {
        assertThat(description("select: {name: table.name}").get().declarations().reads())
                .hasValueSatisfying(reads -> assertThat(reads).containsExactly("zone"));
    }

    @Test
    void hitsAndMissesAreCounted() throws Exception {
        try (ProcessorHarness<?, ?> step = started("")) {
            step.process(TestRecord.of(Rows.row(RIDES, 1, 1)));
            step.process(TestRecord.of(Rows.row(RIDES, 2, 2)));
            step.process(TestRecord.of(Rows.row(RIDES, 3, 3)));
            assertThat(step.metrics().count("hits")).isEqualTo(2);
            assertThat(step.metrics().count("misses")).isEqualTo(1);
            assertThat(step.metrics().gauge("table-rows")).isEqualTo(3L);
        }
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        assertThat(description("join: inner\non-miss: pass").problems())
                .containsExactly(
                        "on-miss: 'join: inner' drops the records that 'on-miss: pass' lets go on."
                                + " Leave out one.");
        assertThat(description("on-miss: error\ndefaults: {name: \"'x'\"}").problems())
                .containsExactly(
                        "defaults: records without a row don't go on, so that nothing takes a"
                                + " default. Leave them out, or use 'join: left' and 'on-miss:"
                                + " pass'.");
        assertThat(description("prefix: z_\nselect: {n: table.name}").problems())
                .containsExactly("prefix: 'select' names the added fields itself. Leave out one.");
    }

    @Test
    void whatATableInMemoryHasNoUseForIsRefused() {
        assertThat(description("cache: {ttl: 1min}\nasync: {capacity: 5}").problems())
                .containsExactly(
                        "cache: the table is in memory already. Leave 'cache' out.",
                        "async: the table is in memory and answers at once. Leave 'async' out.");
    }

    @Test
    void namesThatClashOrThatNobodyHasAreRefused() {
        assertThat(description("prefix: i\nselect: {}\ndefaults: {nme: \"'x'\"}").problems())
                .containsExactly("defaults.nme: no field 'nme' is added. Added: iname, iarea.");
        FactoryDescription clash =
                FactoryDescription.of(
                                new LookupFactory(),
                                "table: {type: test}\nkey: {zone_id: name}",
                                Rows.type("name long, table long"))
                        .withTable("table", TestTable.local(ZONES, ROWS));
        assertThat(clash.problems())
                .containsExactly(
                        "as: the record has a field 'table' itself. Give the found row another name"
                                + " with 'as'.");
        assertThat(
                        FactoryDescription.of(
                                        new LookupFactory(),
                                        "table: {type: test}\nkey: {zone_id: name}",
                                        Rows.type("name long"))
                                .withTable("table", TestTable.local(ZONES, ROWS))
                                .problems())
                .containsExactly(
                        "table: the record and the table both have a field 'name'. Say what is"
                                + " added with 'select', or give a 'prefix'.");
        assertThat(description("select: {1a: table.name}").problems())
                .containsExactly(
                        "select.1a: '1a' can't name a field. Use letters, digits and '_', no digit"
                                + " first.");
    }

    @Test
    void aKeyOfAnotherTypeIsRefusedAtItsPlace() {
        FactoryDescription description =
                FactoryDescription.of(
                                new LookupFactory(),
                                "table: {type: test}\nkey: {zone_id: zone, area: \"5\"}",
                                Rows.type("id long, zone string"))
                        .withTable("table", TestTable.local(ZONES, ROWS));
        assertThat(description.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).startsWith("key."))
                .first()
                .asString()
                .contains("key.zone_id")
                .contains("long");
        assertThat(
                        FactoryDescription.of(
                                        new LookupFactory(), "table: {type: test}\nkey: {}", RIDES)
                                .withTable("table", TestTable.local(ZONES, ROWS))
                                .problems())
                .containsExactly("key: at least one field of the table is needed.");
    }

    @Test
    void aTableOfNothingButItsKeyNeedsASelection() {
        RowType blocked = Rows.type("zone_id long");
        FactoryDescription description =
                FactoryDescription.of(new LookupFactory(), KEY, RIDES)
                        .withTable("table", TestTable.local(blocked, List.of()));
        assertThat(description.problems())
                .containsExactly(
                        "select: the table has no fields but those of 'key'. Say what is added, for"
                                + " example 'select: {known: table != null}'.");
    }
}
