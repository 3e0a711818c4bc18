package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowMappingTest {

    private static final RowType TYPE = type("row<id long, note string?, price double>");
    private static final Row ROW = Row.of(TYPE, 7L, "n", 2.5);

    private static RowType type(String text) {
        return (RowType) DataTypes.parse(text);
    }

    @Test
    void takesFieldsOverAndAddsOthers() {
        RowMapping mapping =
                RowMapping.of(
                        type("row<remark string?, sum double, id long>"), 1, RowMapping.OWN, 0);

        Row made = mapping.apply(ROW, 5.0);

        assertThat(made).hasToString("{remark: n, sum: 5.0, id: 7}");
        assertThat(made.getLong(2)).isEqualTo(7);
        assertThat(made.getDouble(1)).isEqualTo(5.0);
        assertThat(made.isNull(0)).isFalse();
        assertThat(made).isEqualTo(Row.of(mapping.type(), "n", 5.0, 7L));
        assertThat(made).hasSameHashCodeAs(Row.of(mapping.type(), "n", 5.0, 7L));
    }

    @Test
    void saysWhichFieldsAreTakenAndWhereTheOthersStand() {
        RowMapping mapping =
                RowMapping.replacing(
                        TYPE,
                        type("row<id long, note int, price double, more int>"),
                        Set.of("more", "note"));

        assertThat(List.of(mapping.source(0), mapping.source(1), mapping.source(2)))
                .containsExactly(0, RowMapping.OWN, 2);
        assertThat(List.of(mapping.ownIndex(0), mapping.ownIndex(1), mapping.ownIndex(3)))
                .containsExactly(-1, 0, 1);
        assertThat(mapping.ownValues()).isEqualTo(2);
        assertThat(mapping.apply(ROW, 1, 2)).hasToString("{id: 7, note: 1, price: 2.5, more: 2}");
    }

    @Test
    void aRowThatWasMadeOfAnotherIsMadeOfThatOneAgain() {
        RowMapping first =
                RowMapping.extending(
                        type("row<id long, note string?, price double, sum double>"), 3);
        RowMapping second =
                RowMapping.of(type("row<sum double, more int?, id long>"), 3, RowMapping.OWN, 0);

        DerivedRow made = (DerivedRow) second.apply(first.apply(ROW, 5.0), (Object) null);

        assertThat(made.base()).isSameAs(ROW);
        assertThat(made).hasToString("{sum: 5.0, more: null, id: 7}");
        assertThat(made.isNull(1)).isTrue();
        DerivedRow again = (DerivedRow) second.apply(first.apply(ROW, 6.0), 1);
        assertThat(again.mapping()).isSameAs(made.mapping());
        assertThatThrownBy(() -> made.getInt(1)).hasMessage("field 'more' is null");
    }

    @Test
    void refusesAnotherNumberOfValues() {
        RowMapping mapping = RowMapping.extending(TYPE, 2);

        assertThatThrownBy(() -> mapping.apply(ROW))
                .hasMessageStartingWith("0 values of its own for row<");
        assertThatThrownBy(() -> RowMapping.of(TYPE, 1))
                .hasMessageStartingWith("1 sources for 3 fields of row<");
    }

    @Test
    void whatIsMaterializedHoldsNoOtherRow() {
        RowType inner = type("row<id long>");
        RowMapping narrow = RowMapping.of(inner, 0);
        RowType type =
                type("row<one row<id long>, all array<row<id long>?>, by map<row<id long>>>");
        List<Row> all = new ArrayList<>();
        all.add(null);
        all.add(narrow.apply(ROW));
        Row made = Row.of(type, narrow.apply(ROW), all, Map.of("a", narrow.apply(ROW)));

        Row plain = made.materialized();

        assertThat(plain).isEqualTo(made);
        assertThat(plain.getRow(0)).isNotInstanceOf(DerivedRow.class);
        assertThat(plain.getArray(1).get(1)).isNotInstanceOf(DerivedRow.class);
        assertThat(plain.getMap(2).get("a")).isNotInstanceOf(DerivedRow.class);
        assertThat(plain.materialized()).isSameAs(plain);
    }
}
