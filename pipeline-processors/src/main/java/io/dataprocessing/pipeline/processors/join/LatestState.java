package io.dataprocessing.pipeline.processors.join;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.ListState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;

/**
 * The cells of a {@link LatestJoin}.
 *
 * @param version the newest version
 * @param waiting the records that wait for the table
 */
record LatestState(
        StateSpec<ValueState<Row>> version, StateSpec<ListState<WaitingRecord>> waiting) {

    LatestState {
        requireNonNull(version, "version");
        requireNonNull(waiting, "waiting");
    }

    static LatestState of(RowType left, RowType right, Ttl ttl) {
        return new LatestState(
                StateSpec.value("version", Schemas.rows(right), ttl),
                StateSpec.list("waiting", new WaitingSchema(left), Ttl.none()));
    }
}
