package io.dataprocessing.pipeline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.InputField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MapTest {

    private static final RowType TYPE =
            (RowType) DataTypes.parse("row<id string, amount long?, channel string?, note string>");
    private static final Row ROW = Row.of(TYPE, "o1", 5L, null, "n");
    private static final Expression TWICE =
            new FakeExpression(
                    "amount * 2",
                    DataTypes.LONG.asNullable(),
                    Set.of("amount"),
                    row -> row.get("amount") == null ? null : (Long) row.get("amount") * 2);

    private final Described context = Described.with(TYPE);

    /** Options of which a test sets only some. */
    private static final class Options {
        private final Map<String, Expression> fields = new LinkedHashMap<>();
        private boolean append = true;
        private List<InputField> keep = List.of();
        private List<InputField> drop = List.of();
        private final Map<String, Expression> defaults = new LinkedHashMap<>();
        private final Map<String, DataType> cast = new LinkedHashMap<>();
        private final Map<String, String> rename = new LinkedHashMap<>();

        MapOptions build() {
            return new MapOptions(fields, append, keep, drop, defaults, cast, rename);
        }
    }

    private static List<InputField> inputs(String... names) {
        return Stream.of(names)
                .map(
                        name ->
                                new InputField(
                                        name,
                                        TYPE.indexOf(name),
                                        TYPE.field(name).orElseThrow().type()))
                .toList();
    }

    private StepSpec spec(Options options) {
        return new MapFactory().describe(options.build(), context);
    }

    private String typeOf(Options options) {
        return ((ProcessorSpec<?, ?>) spec(options)).outputType().orElseThrow().toString();
    }

    private String result(Options options) throws Exception {
        RunningStep step = new RunningStep(spec(options)).process(ROW);
        assertThat(context.problems()).isEmpty();
        return step.emitted().get(0);
    }

    @Test
    void computedFieldsStandBehindThoseOfTheInputOrTakeTheirPlace() throws Exception {
        Options options = new Options();
        options.fields.put("twice", TWICE);
        options.fields.put("note", FakeExpression.constant(DataTypes.INT, 7));
        assertThat(typeOf(options))
                .isEqualTo("row<id string, amount long?, channel string?, note int, twice long?>");
        assertThat(result(options))
                .isEqualTo("main: {id: o1, amount: 5, channel: null, note: 7, twice: 10}");
    }

    @Test
    void fieldsAreKeptOrDropped() throws Exception {
        Options keeping = new Options();
        keeping.keep = inputs("note", "id");
        assertThat(result(keeping)).isEqualTo("main: {id: o1, note: n}");
        Options dropping = new Options();
        dropping.drop = inputs("note", "id");
        assertThat(result(dropping)).isEqualTo("main: {amount: 5, channel: null}");
    }

    @Test
    void withoutAppendOnlyComputedFieldsAreLeft() throws Exception {
        Options options = new Options();
        options.append = false;
        options.fields.put("twice", TWICE);
        assertThat(result(options)).isEqualTo("main: {twice: 10}");
    }

    @Test
    void defaultsReplaceNullAndMakeAFieldRequired() throws Exception {
        Options options = new Options();
        options.keep = inputs("amount", "channel");
        options.defaults.put("channel", FakeExpression.constant(DataTypes.STRING, "web"));
        options.defaults.put("amount", FakeExpression.constant(DataTypes.INT, 1));
        assertThat(typeOf(options)).isEqualTo("row<amount long, channel string>");
        assertThat(result(options)).isEqualTo("main: {amount: 5, channel: web}");
    }

    @Test
    void castsComeBeforeRenamingAndSeeComputedFields() throws Exception {
        Options options = new Options();
        options.keep = inputs("amount");
        options.fields.put("twice", TWICE);
        options.cast.put("twice", DataTypes.INT);
        options.cast.put("amount", DataTypes.STRING);
        options.rename.put("twice", "amount");
        options.rename.put("amount", "twice");
        assertThat(typeOf(options)).isEqualTo("row<twice string?, amount int?>");
        assertThat(result(options)).isEqualTo("main: {twice: 5, amount: 10}");
    }

    @Test
    void aValueThatCannotBeCastIsAnErrorOfTheRecord() {
        Options options = new Options();
        options.cast.put("note", DataTypes.LONG);
        RunningStep step = new RunningStep(spec(options));
        assertThatThrownBy(() -> step.process(ROW))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("field 'note': a value of string can't become long");
    }

    @Test
    void onlyWhatGoesIntoExpressionsCastsAndOtherNamesIsDeclaredAsRead() {
        Options options = new Options();
        options.fields.put("twice", TWICE);
        options.rename.put("id", "order_id");
        assertThat(spec(options).declarations().reads().orElseThrow())
                .containsExactlyInAnyOrder("amount", "id");
    }

    @Test
    void everyMistakeIsReportedAtItsOption() {
        Options options = new Options();
        options.fields.put("a b", TWICE);
        options.cast.put("gone", DataTypes.INT);
        options.cast.put("channel", DataTypes.array(DataTypes.INT));
        options.drop = inputs("note");
        options.rename.put("note", "remark");
        options.rename.put("id", "amount");
        options.rename.put("channel", "1st");
        options.defaults.put("amount", FakeExpression.constant(DataTypes.STRING, "x"));
        spec(options);
        assertThat(context.problems())
                .containsExactly(
                        "defaults.amount: the field is long; 'x' gives string.",
                        "fields.a b: 'a b' can't name a field. Use letters, digits and '_', no digit first.",
                        "cast.gone: there is no field 'gone'. Fields: id, amount, channel, a b.",
                        "cast.channel: string can't become array<int>.",
                        "rename.note: the field doesn't go on; see 'keep', 'drop' and 'append'.",
                        "rename.id: there is a field 'amount' already.",
                        "rename.channel: '1st' can't name a field. Use letters, digits and '_', no digit first.");
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        Options both = new Options();
        both.keep = inputs("id");
        both.drop = inputs("note");
        spec(both);
        Options nothing = new Options();
        nothing.append = false;
        nothing.keep = inputs("id");
        spec(nothing);
        assertThat(context.problems())
                .containsExactly(
                        "drop: only one of 'keep' and 'drop' can be given.",
                        "append: 'append: false' leaves no field of the input; leave out 'keep' and 'drop'.",
                        "append: no field is left.");
    }
}
