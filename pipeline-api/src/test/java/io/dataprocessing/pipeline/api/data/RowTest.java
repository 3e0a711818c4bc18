package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final RowType USER =
            RowType.of(Field.of("age", DataTypes.INT), Field.of("raw", DataTypes.BYTES));
    private static final RowType ORDER =
            RowType.builder()
                    .field("id", DataTypes.LONG)
                    .field("note", DataTypes.STRING.asNullable())
                    .field("user", USER)
                    .build();

    @Test
    void givesItsValuesByPositionAndByName() {
        Row user = Row.of(USER, 42, new byte[] {1});
        Row order = Row.of(ORDER, 7L, null, user);

        assertThat(order.getLong(0)).isEqualTo(7L);
        assertThat(order.get("id")).isEqualTo(7L);
        assertThat(order.isNull(1)).isTrue();
        assertThat(order.getRow(2).getInt(0)).isEqualTo(42);
    }

    @Test
    void refusesTheWrongNumberOfValues() {
        assertThatThrownBy(() -> Row.of(ORDER, 7L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("1 values for 3 fields");
    }

    @Test
    void refusesAValueOfAnotherType() {
        assertThatThrownBy(() -> Row.of(USER, "42", new byte[0]))
                .hasMessage("field 'age' is int and can't hold this String");
        assertThatThrownBy(() -> Row.of(USER, null, new byte[0]))
                .hasMessage("field 'age' is int and can't hold null");
    }

    @Test
    void namesTheFieldWhenANullIsReadAsAPrimitive() {
        Row order = Row.of(ORDER, 7L, null, Row.of(USER, 1, new byte[0]));

        assertThatThrownBy(() -> order.getString(1)).hasMessage("field 'note' is null");
    }

    @Test
    void namesTheKnownFieldsForAnUnknownOne() {
        Row user = Row.of(USER, 1, new byte[0]);

        assertThatThrownBy(() -> user.get("agee"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no field 'agee'. Fields: age, raw.");
    }

    @Test
    void changesACopy() {
        Row before = Row.of(USER, 1, new byte[] {9});

        Row after = before.with("age", 2);

        assertThat(before.getInt(0)).isEqualTo(1);
        assertThat(after.getInt(0)).isEqualTo(2);
        assertThatThrownBy(() -> before.with("age", 2L)).hasMessageContaining("'age' is int");
    }

    @Test
    void comparesByFieldNamesAndContent() {
        Row left = Row.of(USER, 1, new byte[] {1, 2});
        Row right = Row.of(USER, 1, new byte[] {1, 2});
        RowType renamed = RowType.of(Field.of("years", DataTypes.INT), USER.field(1));

        assertThat(left).isEqualTo(right).hasSameHashCodeAs(right);
        assertThat(left).isNotEqualTo(Row.of(USER, 1, new byte[] {1, 3}));
        assertThat(left).isNotEqualTo(Row.of(renamed, 1, new byte[] {1, 2}));
    }

    @Test
    void takesOverCheckedValuesOnly() {
        Object[] values = {1, new byte[0]};
        Row row = Row.of(USER, values);

        values[0] = 2;

        assertThat(row.getInt(0)).isEqualTo(1);
    }

    @Test
    void refusesAFieldNameTwice() {
        assertThatThrownBy(
                        () ->
                                RowType.of(
                                        List.of(
                                                Field.of("a", DataTypes.INT),
                                                Field.of("a", DataTypes.LONG))))
                .hasMessage("field 'a' appears twice");
    }

    @Test
    void knowsWhenAFieldMayBeMissing() {
        Field plain = Field.of("a", DataTypes.INT);

        assertThat(plain.hasDefault()).isFalse();
        assertThatThrownBy(plain::defaultValue).hasMessage("field 'a' has no default");
        assertThat(plain.withDefault(3).defaultValue()).isEqualTo(3);
        assertThat(Field.of("b", DataTypes.INT.asNullable()).defaultValue()).isNull();
        assertThatThrownBy(() -> plain.withDefault("3"))
                .hasMessage("default 3 of field 'a' is no int");
    }
}
