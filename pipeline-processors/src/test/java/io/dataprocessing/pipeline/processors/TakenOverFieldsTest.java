package io.dataprocessing.pipeline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.DerivedRow;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.processors.lookup.LookupFactory;
import io.dataprocessing.pipeline.processors.record.RekeyFactory;
import io.dataprocessing.pipeline.processors.record.ValidateFactory;
import io.dataprocessing.pipeline.processors.shape.CastFactory;
import io.dataprocessing.pipeline.processors.shape.FlattenFactory;
import io.dataprocessing.pipeline.processors.shape.MaskFactory;
import io.dataprocessing.pipeline.processors.shape.NestFactory;
import io.dataprocessing.pipeline.processors.shape.ParseFactory;
import io.dataprocessing.pipeline.processors.shape.UnnestFactory;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.TestTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which fields of a record a step looks at, and what it makes the next record of. */
class TakenOverFieldsTest {

    private static final RowType TYPE =
            Rows.type(
                    "id long, note string, text string, amount double, tags array<int>,"
                            + " user row<name string, age int>, city string?");
    private static final RowType CITIES = Rows.type("name string, country string");

    private static Row row() {
        return Rows.row(TYPE, 7, "n", "a=1", 2.5, List.of(1, 2), List.of("Ann", 30), "Ulm");
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                arguments(new MapFactory(), "keep: [id, note]", "[]", "{id: 7, note: n}"),
                arguments(
                        new MapFactory(),
                        "keep: [id, note]\nrename: {note: remark}",
                        "[]",
                        "{id: 7, remark: n}"),
                arguments(
                        new MapFactory(),
                        "append: false\nfields: {key: id, twice: amount * 2.0, who: user.name}",
                        "[amount, user]",
                        "{key: 7, twice: 5.0, who: Ann}"),
                arguments(
                        new MapFactory(),
                        "keep: [id, note]\ncast: {id: string, note: string}\ndefaults: {note: \"'x'\"}",
                        "[id]",
                        "{id: 7, note: n}"),
                arguments(
                        new CastFactory(),
                        "fields: {id: string, note: string, user.age: long}",
                        "[id, user]",
                        null),
                arguments(
                        new MaskFactory(),
                        "fields: [note, user.name]\nmethod: redact",
                        "[note, user]",
                        null),
                arguments(new NestFactory(), "fields: [id, note]\ntarget: nested", "[]", null),
                arguments(new FlattenFactory(), "fields: [user]", "[user]", null),
                arguments(
                        new ParseFactory(),
                        "field: text\nformat: key-value\nfields: {a: int}\ntarget: parsed",
                        "[text]",
                        null),
                arguments(new UnnestFactory(), "field: tags", "[tags]", null),
                arguments(
                        new ValidateFactory(),
                        "rules: [{name: big, condition: amount > 9.0}]\ninvalid: tag",
                        "[amount]",
                        null),
                arguments(
                        new RekeyFactory(), "key: note\nheader-fields: {trace: t}", "[note]", null),
                arguments(
                        new LookupFactory(),
                        "table: {type: test}\nkey: {name: city}\nselect: {country: found.country, both: \"concat(note, found.country)\"}\nas: found",
                        "[city, note]",
                        null));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void onlyWhatIsComputedIsRead(
            ProcessorFactory<?> factory, String options, String read, String result)
            throws Exception {
        FactoryDescription description =
                FactoryDescription.of(factory, options, TYPE)
                        .withTable(
                                "table",
                                TestTable.local(CITIES, List.of(Rows.row(CITIES, "Ulm", "DE"))));
        assertThat(description.problems()).isEmpty();
        WatchedRow row = new WatchedRow(row());
        Row plain = (Row) new RunningStep(description.get()).process(row()).values().get(0);

        Row made = (Row) new RunningStep(description.get()).process(row).values().get(0);

        assertThat(row.read()).hasToString(read);
        assertThat(((DerivedRow) made).base()).isSameAs(row);
        assertThat(made).isEqualTo(plain);
        if (result != null) {
            assertThat(made).hasToString(result);
        }
    }

    static Stream<Arguments> identities() {
        return Stream.of(
                arguments(new MapFactory(), "drop: []"),
                arguments(new MapFactory(), "fields: {note: note}"),
                arguments(new CastFactory(), "fields: {id: long, user.age: int}"),
                arguments(new FlattenFactory(), "fields: [id]"),
                arguments(new RekeyFactory(), "key: note"),
                arguments(new ValidateFactory(), "rules: [{name: any, condition: amount > 0.0}]"));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void stepsThatLeaveRecordsAsTheyAreEmitTheVeryRecord(
            ProcessorFactory<?> factory, String options) throws Exception {
        FactoryDescription description = FactoryDescription.of(factory, options, TYPE);
        assertThat(description.problems()).isEmpty();
        Row row = row();

        RunningStep step = new RunningStep(description.get()).process(row);

        assertThat(step.values()).hasSize(1);
        assertThat(step.values().get(0)).isSameAs(row);
    }
}
