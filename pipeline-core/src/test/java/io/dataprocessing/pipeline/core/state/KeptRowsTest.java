package io.dataprocessing.pipeline.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.core.event.Event;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.ValueState;
import org.junit.jupiter.api.Test;

/** What is kept in state keeps nothing of the record that it came from. */
class KeptRowsTest {

    private static final RowType TYPE = (RowType) DataTypes.parse("row<id long, note string>");
    private static final RowType LIST =
            (RowType) DataTypes.parse("row<rows array<row<id long, note string>>>");

    /** A row that holds on to all of its record, as one does that is decoded when it's asked. */
    private static final class HoldingRow implements Row {

        private final byte[] record = new byte[2048];

        @Override
        public RowType type() {
            return TYPE;
        }

        @Override
        public boolean isNull(int index) {
            return false;
        }

        @Override
        public Object get(int index) {
            return index == 0 ? (Object) (long) record.length : "n";
        }

        @Override
        public Row with(int index, Object value) {
            return materialized().with(index, value);
        }
    }

    /** Rows that are kept together, as a ranking is. */
    private record Ranking() implements Schema<List<Row>> {

        @Override
        public RowType rowType() {
            return LIST;
        }

        @Override
        @SuppressWarnings("unchecked") // there is no class of a list of rows
        public Class<List<Row>> javaType() {
            return (Class<List<Row>>) (Class<?>) List.class;
        }

        @Override
        public List<Row> fromRow(Row row) {
            return row.getArray(0).stream().map(Row.class::cast).toList();
        }

        @Override
        public Row toRow(List<Row> rows) {
            return Row.trusted(LIST, new Object[] {rows});
        }
    }

    private final List<Object> kept = new ArrayList<>();

    /** A state of Flink's that notes all that it's given. */
    private <S extends State> S state(Class<S> kind) {
        return kind.cast(
                Proxy.newProxyInstance(
                        KeptRowsTest.class.getClassLoader(),
                        new Class<?>[] {kind},
                        (proxy, method, arguments) -> {
                            kept.addAll(arguments == null ? List.of() : Arrays.asList(arguments));
                            return null;
                        }));
    }

    private void assertThatNothingHoldsARecord(int count) {
        assertThat(kept).hasSize(count);
        kept.forEach(value -> assertThat(holds(value)).as("%s", value).isFalse());
    }

    private static boolean holds(Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().anyMatch(KeptRowsTest::holds);
        }
        if (value instanceof Row row) {
            Row plain = row.materialized();
            return plain != row;
        }
        return value instanceof Map<?, ?> map && holds(map.values());
    }

    @Test
    @SuppressWarnings("unchecked") // a proxy has no type arguments
    void valuesAndLists() {
        new RowValueState<>(
                        "v",
                        Schemas.rows(TYPE),
                        state(ValueState.class))
                .set(new HoldingRow());
        new RowValueState<>(
                        "r",
                        new Ranking(),
                        state(ValueState.class))
                .set(List.of(new HoldingRow(), new HoldingRow()));
        RowListState<Row> list =
                new RowListState<>(
                        "l",
                        Schemas.rows(TYPE),
                        state(ListState.class));
        list.add(new HoldingRow());
        list.set(List.of(new HoldingRow()));

        assertThatNothingHoldsARecord(4);
    }

    @Test
    @SuppressWarnings("unchecked") // a proxy has no type arguments
    void keysAndValuesOfMaps() {
        new RowMapState<>("m", Schemas.rows(TYPE), Schemas.rows(TYPE), state(MapState.class))
                .put(new HoldingRow(), new HoldingRow());
        BroadcastMap.of(
                        StateSpec.map(
                                "b",
                                Schemas.rows(TYPE),
                                Schemas.rows(TYPE),
                                Ttl.none()),
                        state(BroadcastState.class))
                .put(new HoldingRow(), new HoldingRow());

        assertThatNothingHoldsARecord(4);
    }

    @Test
    void eventsThatWait() {
        RowType narrow = (RowType) DataTypes.parse("row<note string>");
        Row derived = RowMapping.of(narrow, 1).apply(new HoldingRow());
        Event event = Event.of(derived, 5);

        Event waiting = event.materialized();

        assertThat(waiting).isEqualTo(event);
        assertThat(holds(waiting.value())).isFalse();
        assertThat(waiting.materialized()).isSameAs(waiting);
    }
}
