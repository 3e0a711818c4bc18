package io.dataprocessing.pipeline.core.runtime;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * The time up to which records are late. Watermarks aren't in checkpoints, and after a restart it
 * takes a while until the first one comes: without a memory of the last one a record that was late
 * before would be taken for one in time, and come behind others of its key that are later.
 */
final class LateBound {

    private static final String NAME = "!watermark";

    private final OperatorStateStore store;
    private Optional<ListState<Long>> stored = Optional.empty();
    private long restored = Long.MIN_VALUE;
    private TimerService service;

    /** The bound of a task, which keeps nothing until it's opened. */
    LateBound(OperatorStateStore store) {
        this.store = store;
    }

    /** The bound now. */
    long at(TimerService timers) {
        service = timers;
        return now();
    }

    /** Opens the memory; of several tasks, the one that was least far decides for all. */
    void open() {
        try {
            ListState<Long> list =
                    store.getUnionListState(new ListStateDescriptor<>(NAME, Types.LONG));
            long least = Long.MAX_VALUE;
            for (long watermark : list.get()) {
                least = Math.min(least, watermark);
            }
            restored = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
            stored = Optional.of(list);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the watermark of the last checkpoint can't be read: " + e.getMessage(), e);
        }
    }

    /** Notes how far event time is; a task that no record has come to doesn't know. */
    void save() throws Exception {
        if (stored.isPresent()) {
            long now = now();
            stored.get().update(now == Long.MIN_VALUE ? List.of() : List.of(now));
        }
    }

    private long now() {
        return service == null ? restored : Math.max(service.currentWatermark(), restored);
    }
}
