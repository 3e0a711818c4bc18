package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.TableReader;

/** A table as a step sees it: opened from what was planned. */
record ShippedTable(TableRef ref, PluginRuntime runtime) implements LookupTable {

    ShippedTable {
        requireNonNull(ref, "ref");
        requireNonNull(runtime, "runtime");
    }

    @Override
    public RowType type() {
        return ref.description().type();
    }

    @Override
    public RowType keyType() {
        return ref.description().keyType();
    }

    @Override
    public boolean local() {
        return ref.description().local();
    }

    @Override
    public TableReader open() throws Exception {
        return runtime.open(ref);
    }
}
