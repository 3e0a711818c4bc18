package io.dataprocessing.pipeline.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.DerivedRow;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventKeyTest {

    private static final RowType INNER = (RowType) DataTypes.parse("row<name string>");
    private static final RowType TYPE =
            (RowType) DataTypes.parse("row<id long, user row<name string>?>");

    @Test
    void aKeyHoldsNothingOfItsRecord() {
        Row record = Row.of((RowType) DataTypes.parse("row<name string, more string>"), "a", "b");
        Row user = RowMapping.of(INNER, 0).apply(record);
        EventKey key = EventKey.of(TYPE, List.of("user", "id"));

        Row made = key.getKey(Event.of(Row.of(TYPE, 7L, user), 5));

        assertThat(made).hasToString("{user: {name: a}, id: 7}");
        assertThat(made.getRow(0)).isNotInstanceOf(DerivedRow.class);
        assertThat(made.type()).isSameAs(key.keyType());
    }
}
