package io.dataprocessing.pipeline.processors.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnChangeTest {

    private static final RowType TYPE =
            Rows.type("k string, l long?, d double?, m decimal(10, 2)?, b bytes?, t timestamp");

    private static FactoryDescription step(String options) {
        return FactoryDescription.of(
                new OnChangeFactory(), "key-by: [k]\nttl: none\nlate: drop\n" + options, TYPE);
    }

    private static boolean same(String field, Object left, Object right, String tolerance) {
        List<InputField> fields = new ArrayList<>();
        int index = TYPE.indexOf(field);
        fields.add(new InputField(field, index, TYPE.field(index).type()));
        WatchedFields watched = new WatchedFields(fields, Map.of(field, new BigDecimal(tolerance)));
        return watched.same(watched.of(row(index, left)), watched.of(row(index, right)));
    }

    private static Row row(int index, Object value) {
        Object[] values = {"k", null, null, null, null, "2025-01-01T00:00:00Z"};
        values[index] = value;
        return Rows.row(TYPE, values);
    }

    @Test
    void numbersAreComparedExactly() {
        assertThat(same("l", Long.MAX_VALUE, Long.MAX_VALUE - 1, "0")).isFalse();
        assertThat(same("l", Long.MAX_VALUE, Long.MAX_VALUE - 1, "1")).isTrue();
        assertThat(same("l", Long.MAX_VALUE, Long.MIN_VALUE, "1")).isFalse();
        assertThat(same("m", "1.00", "1.25", "0.25")).isTrue();
        assertThat(same("m", "1.00", "1.26", "0.25")).isFalse();
        assertThat(same("d", 1.0, 1.5, "0.5")).isTrue();
        assertThat(same("d", 1.0, 1.5, "0.4")).isFalse();
    }

    @Test
    void nullsAndWhatIsNoNumberEqualThemselvesOnly() {
        assertThat(same("l", null, null, "5")).isTrue();
        assertThat(same("l", null, 0, "5")).isFalse();
        assertThat(same("d", Double.NaN, Double.NaN, "5")).isTrue();
        assertThat(same("d", Double.NaN, 0.0, "5")).isFalse();
        assertThat(same("d", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, "5")).isTrue();
        assertThat(same("b", "x", "x", "0")).isTrue();
        assertThat(same("b", "x", "y", "0")).isFalse();
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(step("fields: []").problems())
                .containsExactly("fields: at least one field is needed.");
        assertThat(step("fields: [l, t]\ntolerance: {d: 1, t: 1, l: -1}").problems())
                .containsExactly(
                        "tolerance.d: 'd' is not watched. Choose from l, t.",
                        "tolerance.t: 't' is timestamp, and only numbers have a tolerance.",
                        "tolerance.l: must be at least 0.");
    }
}
