package io.dataprocessing.pipeline.processors.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.RandomRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flatten and nest. */
class ReshapeTest {

    private static StepRun flatten(String options, String fields) {
        return StepRun.of(new FlattenFactory(), options, fields);
    }

    private static StepRun nest(String options, String fields) {
        return StepRun.of(new NestFactory(), options, fields);
    }

    @Test
    void rowsAreFlattenedAsDeepAsTheyGo() throws Exception {
        StepRun step = flatten("delimiter: '.'", "a row<b row<c int, d string?>?>, e int");
        assertThat(step.outputType()).isEqualTo("a.b.c int?, a.b.d string?, e int");
        assertThat(step.one(List.of(List.of(1, "x")), 2)).hasToString("{a.b.c: 1, a.b.d: x, e: 2}");
        assertThat(step.one(Collections.singletonList(null), 2))
                .hasToString("{a.b.c: null, a.b.d: null, e: 2}");
    }

    @Test
    void levelsAndFieldsCanBeChosen() {
        String fields = "a row<b row<c int>>, z row<y int>";
        assertThat(flatten("max-depth: 1", fields).outputType())
                .isEqualTo("a_b row<c int>, z_y int");
        assertThat(flatten("fields: [z]", fields).outputType())
                .isEqualTo("a row<b row<c int>>, z_y int");
    }

    @Test
    void listsAreKeptCountedOutOrWritten() throws Exception {
        String fields = "l array<row<x int, at timestamp>>";
        List<List<Object>> list = List.of(List.of(1, "2025-01-01T00:00:00Z"));
        assertThat(flatten("", fields).outputType()).isEqualTo(fields);
        StepRun index = flatten("arrays: index\nmax-elements: 2", fields);
        assertThat(index.outputType())
                .isEqualTo("l_0_x int?, l_0_at timestamp?, l_1_x int?, l_1_at timestamp?");
        assertThat(index.one(list))
                .hasToString("{l_0_x: 1, l_0_at: 2025-01-01T00:00:00Z, l_1_x: null, l_1_at: null}");
        assertThatThrownBy(() -> index.one(List.of(list.get(0), list.get(0), list.get(0))))
                .hasMessage("field 'l' has 3 elements, more than 'max-elements: 2'");
        assertThat(flatten("arrays: json", fields).one(list).get(0))
                .isEqualTo("[{\"x\":1,\"at\":\"2025-01-01T00:00:00Z\"}]");
    }

    @Test
    void aNumberThatJsonLacksIsAnErrorOfTheRecord() {
        assertThatThrownBy(
                        () -> flatten("maps: json", "m map<double>").one(Map.of("k", Double.NaN)))
                .hasMessage("field 'm' holds a number that JSON doesn't have");
    }

    @Test
    void flatteningKeepsEveryScalarInOrder() throws Exception {
        RandomRows random = new RandomRows(11);
        for (int i = 0; i < 60; i++) {
            RowType type = random.rowType(any -> true);
            StepRun step = new StepRun(new FlattenFactory(), "delimiter: /", type);
            Row row = random.row(type);
            List<Object> expected = new ArrayList<>();
            leaves(type, row, expected);
            Row flat = step.one(row);
            assertThat(flat.type()).isEqualTo(step.outputRows());
            for (int field = 0; field < flat.type().size(); field++) {
                assertThat(flat.type().field(field).type().accepts(flat.get(field))).isTrue();
                assertThat(flat.get(field)).isEqualTo(expected.get(field));
            }
            assertThat(flat.type().size()).isEqualTo(expected.size());
        }
    }

    private static void leaves(DataType type, Object value, List<Object> leaves) {
        if (type instanceof RowType row) {
            for (int i = 0; i < row.size(); i++) {
                leaves(row.field(i).type(), value == null ? null : ((Row) value).get(i), leaves);
            }
        } else {
            leaves.add(value);
        }
    }

    @Test
    void nestingIsUndoneByFlattening() throws Exception {
        RandomRows random = new RandomRows(12);
        for (int i = 0; i < 30; i++) {
            RowType type = random.rowType(any -> !(any instanceof RowType));
            Row row = random.row(type);
            StepRun nest = new StepRun(new NestFactory(), "target: all", type);
            Row nested = nest.one(row);
            assertThat(nested.type().toString()).isEqualTo("row<all " + type + ">");
            assertThat(nested.get(0)).isEqualTo(row);
        }
    }

    @Test
    void fieldsAreNestedWhereTheFirstOfThemStood() throws Exception {
        StepRun step = nest("target: b\nfields: [d, b]", "a int, b int, c int, d int");
        assertThat(step.outputType()).isEqualTo("a int, b row<b int, d int>, c int");
        assertThat(step.one(1, 2, 3, 4)).hasToString("{a: 1, b: {b: 2, d: 4}, c: 3}");
    }

    @Test
    void everyMistakeIsReportedAtItsOption() {
        assertThat(flatten("arrays: index", "a row<b int>, a_b int").problems())
                .containsExactly(
                        "max-elements: 'arrays: index' needs it, because the fields of the result"
                                + " must be known.",
                        "delimiter: two fields of the result would be named 'a_b'.");
        assertThat(flatten("max-elements: 3\nfields: [b]", "a row<b int>").problems())
                .containsExactly("fields[0]: fields[0]: the input has no field 'b'. Fields: a.");
        assertThat(flatten("max-elements: 3", "a row<b int>").problems())
                .containsExactly("max-elements: only 'arrays: index' takes it.");
        assertThat(flatten("max-depth: 0", "a row<b int>").problems())
                .containsExactly("max-depth: max-depth: must be at least 1.");
        assertThat(nest("target: a\nfields: [b]", "a int, b int").problems())
                .containsExactly("target: two fields of the result would be named 'a'.");
        assertThat(nest("target: a b", "a int").problems())
                .containsExactly(
                        "target: target: 'a b' is not allowed. Use letters, digits and '_', no digit"
                                + " first.");
    }
}
