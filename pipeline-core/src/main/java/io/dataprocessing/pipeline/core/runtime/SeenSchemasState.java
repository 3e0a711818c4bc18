package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.plugin.SeenSchemas;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Keeps the schemas that a source's records were written with in each checkpoint, and hands them to
 * its formats again before the first record is read. Every instance gets all of them: after a
 * restart it may read other partitions.
 */
final class SeenSchemasState {

    private static final RowType TYPE =
            RowType.of(
                    Field.of("registry", DataTypes.STRING),
                    Field.of("id", DataTypes.INT),
                    Field.of("schema", DataTypes.STRING));

    private final SeenSchemas schemas;
    private final Set<String> registries;
    private final ListState<Row> state;

    /**
     * Restores what was kept.
     *
     * @param registries the addresses of the registries that the source's formats ask
     */
    SeenSchemasState(SeenSchemas schemas, Set<String> registries, OperatorStateStore store)
            throws Exception {
        this.schemas = requireNonNull(schemas, "schemas");
        this.registries = registries;
        this.state =
                store.getUnionListState(
                        new ListStateDescriptor<>("seen-schemas", RowTypeInfo.ofValues(TYPE)));
        for (Row seen : state.get()) {
            schemas.remember(seen.getString(0), seen.getInt(1), seen.getString(2));
        }
    }

    /** Keeps what is known now. */
    void snapshot() throws Exception {
        List<Row> all = new ArrayList<>();
        for (String registry : registries) {
            for (SeenSchemas.Seen seen : schemas.of(registry)) {
                all.add(Row.of(TYPE, seen.registry(), seen.id(), seen.schema()));
            }
        }
        state.update(all);
    }
}
