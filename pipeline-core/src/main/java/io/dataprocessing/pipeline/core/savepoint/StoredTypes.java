package io.dataprocessing.pipeline.core.savepoint;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.core.row.RowTypeSnapshot;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.ListSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.MapSerializerSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.apache.flink.runtime.state.ttl.TtlAwareSerializerSnapshot;

/** Finds row types in what Flink keeps of serializers: inside lists, maps and expiring values. */
final class StoredTypes {

    private StoredTypes() {}

    /** A cell of keyed state; empty if it holds no rows. */
    static Optional<StoredCell> keyed(StateMetaInfoSnapshot state) {
        TypeSerializerSnapshot<?> value =
                plain(state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER));
        if (value instanceof MapSerializerSnapshot<?, ?> map) {
            return map(
                    state.getName(),
                    map.getKeySerializerSnapshot(),
                    map.getValueSerializerSnapshot());
        }
        if (value instanceof ListSerializerSnapshot<?> list) {
            return rowType(list.getElementSerializerSnapshot())
                    .map(type -> cell(state.getName(), StateSpec.Kind.LIST, type));
        }
        return rowType(value).map(type -> cell(state.getName(), StateSpec.Kind.VALUE, type));
    }

    /** A cell of broadcast state; empty if it holds no rows. */
    static Optional<StoredCell> broadcast(StateMetaInfoSnapshot state) {
        return map(
                state.getName(),
                state.getTypeSerializerSnapshot(CommonSerializerKeys.KEY_SERIALIZER),
                state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER));
    }

    /** The type of the rows that a serializer writes; empty if it writes others. */
    static Optional<RowType> rowType(TypeSerializerSnapshot<?> snapshot) {
        TypeSerializerSnapshot<?> inner = plain(snapshot);
        if (inner instanceof RowTypeSnapshot<?> rows) {
            return Optional.of(rows.type());
        }
        if (inner instanceof CompositeTypeSerializerSnapshot<?, ?> expiring) {
            // A value that expires: the time of its last write, then the value.
            TypeSerializerSnapshot<?>[] parts = expiring.getNestedSerializerSnapshots();
            return parts.length == 2 ? rowType(parts[1]) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<StoredCell> map(
            String name, TypeSerializerSnapshot<?> key, TypeSerializerSnapshot<?> value) {
        return rowType(value)
                .flatMap(
                        valueType ->
                                rowType(key)
                                        .map(
                                                keyType ->
                                                        new StoredCell(
                                                                name,
                                                                StateSpec.Kind.MAP,
                                                                Optional.of(keyType),
                                                                valueType)));
    }

    private static StoredCell cell(String name, StateSpec.Kind kind, RowType type) {
        return new StoredCell(name, kind, Optional.empty(), type);
    }

    private static TypeSerializerSnapshot<?> plain(TypeSerializerSnapshot<?> snapshot) {
        return snapshot instanceof TtlAwareSerializerSnapshot<?> aware
                ? plain(aware.getOrinalTypeSerializerSnapshot())
                : snapshot;
    }
}
