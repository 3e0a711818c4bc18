package io.dataprocessing.pipeline.processors.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.StepHarness;
import io.dataprocessing.pipeline.testkit.TestRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnnestTest {

    private static StepRun step(String options, String fields) {
        return StepRun.of(new UnnestFactory(), options, fields);
    }

    @Test
    void aListInARowLeavesTheRestOfTheRow() throws Exception {
        StepRun step = step("field: o.i", "o row<i array<int>, n row<x int>>?, z int");
        assertThat(step.outputType()).isEqualTo("o row<n row<x int>>?, z int, i int");
        assertThat(step.all(List.of(List.of(1, 2), List.of(7)), 0).toString())
                .isEqualTo("[{o: {n: {x: 7}}, z: 0, i: 1}, {o: {n: {x: 7}}, z: 0, i: 2}]");
        assertThat(step.all(null, 0)).isEmpty();
        assertThat(step("field: o.i", "o row<i array<int>>, z int").outputType())
                .isEqualTo("z int, i int");
    }

    @Test
    void elementsThatAreRowsAreSpread() throws Exception {
        StepRun step =
                step(
                        "field: l\nspread: true\nkeep-empty: true",
                        "l array<row<a int, b int>>?, z int");
        assertThat(step.outputType()).isEqualTo("z int, a int?, b int?");
        assertThat(step.all(List.of(List.of(1, 2)), 0).toString())
                .isEqualTo("[{z: 0, a: 1, b: 2}]");
        assertThat(step.all(null, 0).toString()).isEqualTo("[{z: 0, a: null, b: null}]");
    }

    @Test
    void entriesOfMapsAreRows() throws Exception {
        StepRun step = step("field: m\nas: entry", "m map<int?>");
        assertThat(step.outputType()).isEqualTo("entry row<key string, value int?>");
        assertThat(step.all(Map.of("k", 1)).toString()).isEqualTo("[{entry: {key: k, value: 1}}]");
    }

    @Test
    void severalListsGoSideBySideOrAreMultiplied() throws Exception {
        String fields = "a array<int>, b array<string?>?";
        StepRun side = step("field: [a, b]\nwith-index: n", fields);
        assertThat(side.outputType()).isEqualTo("a int?, b string?, n int");
        assertThat(side.all(List.of(1, 2), List.of("x")).toString())
                .isEqualTo("[{a: 1, b: x, n: 0}, {a: 2, b: null, n: 1}]");
        StepRun cross = step("field: [a, b]\ncross-product: true\nkeep-empty: true", fields);
        assertThat(cross.all(List.of(1, 2), null).toString())
                .isEqualTo("[{a: 1, b: null}, {a: 2, b: null}]");
        assertThat(cross.all(List.of(), Arrays.asList("x", null)).toString())
                .isEqualTo("[{a: null, b: x}, {a: null, b: null}]");
    }

    @Test
    void recordsComeInOrderWithTheirIndexForAnyLists() throws Exception {
        Random random = new Random(3);
        String fields = "id int, a array<int>, b array<int>";
        for (boolean cross : List.of(false, true)) {
            for (boolean keep : List.of(false, true)) {
                String options =
                        "field: [a, b]\nwith-index: n\ncross-product: %s\nkeep-empty: %s"
                                .formatted(cross, keep);
                try (StepHarness harness =
                        StepHarness.start(
                                FactoryDescription.of(
                                        new UnnestFactory(), options, Rows.type(fields)))) {
                    for (int i = 0; i < 1_000; i++) {
                        List<Integer> a = numbers(random);
                        List<Integer> b = numbers(random);
                        harness.process(TestRecord.of(Rows.row(Rows.type(fields), i, a, b)));
                        List<Row> rows =
                                harness.take().stream().map(emitted -> emitted.value()).toList();
                        assertThat(rows.toString()).isEqualTo(expected(i, a, b, cross, keep));
                    }
                }
            }
        }
    }

    private static List<Integer> numbers(Random random) {
        return random.ints(random.nextInt(4), 0, 100).boxed().toList();
    }

    /** Likewise, written with loops. */
    private static String expected(
            int id, List<Integer> a, List<Integer> b, boolean cross, boolean keep) {
        List<String> rows = new ArrayList<>();
        if (cross) {
            for (Integer x : keep && a.isEmpty() ? Arrays.asList((Integer) null) : a) {
                for (Integer y : keep && b.isEmpty() ? Arrays.asList((Integer) null) : b) {
                    rows.add(row(id, x, y, rows.size()));
                }
            }
        } else {
            int length = Math.max(Math.max(a.size(), b.size()), keep ? 1 : 0);
            for (int i = 0; i < length; i++) {
                rows.add(
                        row(id, i < a.size() ? a.get(i) : null, i < b.size() ? b.get(i) : null, i));
            }
        }
        return rows.toString();
    }

    private static String row(int id, Integer a, Integer b, int index) {
        return "{id: %d, a: %s, b: %s, n: %d}".formatted(id, a, b, index);
    }

    @Test
    void everyMistakeIsReportedAtItsOption() {
        String fields = "a int, l array<int>, r row<x array<row<y int>>>, m map<int>";
        assertThat(step("field: [a, gone, r.x.y, l, l]\nas: [p, q]", fields).problems())
                .containsExactly(
                        "as: 2 names for 5 fields; give one for each.",
                        "field[0]: 'a' is int; only a list (array<T>) or a map can be unnested.",
                        "field[1]: there is no field 'gone'. Fields: a, l, r, m.",
                        "field[2]: 'r.x.y' leads through a list; only fields of rows can be named"
                                + " here.",
                        "field[4]: the field is named twice.");
        assertThat(step("field: l\nas: a", fields).problems())
                .containsExactly("as: two fields of the result would be named 'a'.");
        assertThat(step("field: l\nspread: true", fields).problems())
                .containsExactly("spread: the elements of 'l' are no rows.");
        assertThat(step("field: m\nas: e\nspread: true\ncross-product: true", fields).problems())
                .containsExactly(
                        "as: with 'spread: true' it names nothing; leave one of them out.",
                        "cross-product: it takes several lists, and 'field' names one.");
        assertThat(step("field: []\nas: 1st", fields).problems())
                .containsExactly(
                        "field: at least one field is needed.",
                        "as: 1 names for 0 fields; give one for each.",
                        "as: '1st' can't name a field. Use letters, digits and '_', no digit"
                                + " first.");
    }
}
