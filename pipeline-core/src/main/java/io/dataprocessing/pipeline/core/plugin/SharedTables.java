package io.dataprocessing.pipeline.core.plugin;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.lookup.LocalTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The tables in memory that the instances of a job's steps share on a machine: opened by the first
 * that asks, while the others wait, and closed by the last.
 */
final class SharedTables {

    private final Map<TableRef, Shared> tables = new HashMap<>();

    /** A table with those that use it, or wait for it. */
    private static final class Shared {
        private final CompletableFuture<LocalTable> table = new CompletableFuture<>();
        private int users;
    }

    /** A table to be closed by its user. */
    LocalTable use(TableRef ref, Callable<LocalTable> opening) throws Exception {
        Shared shared;
        boolean first;
        synchronized (tables) {
            first = !tables.containsKey(ref);
            shared = tables.computeIfAbsent(ref, unknown -> new Shared());
            shared.users++;
        }
        return new Use(ref, shared, first ? opened(ref, shared, opening) : awaited(ref, shared));
    }

    private LocalTable opened(TableRef ref, Shared shared, Callable<LocalTable> opening)
            throws Exception {
        try {
            LocalTable table = requireNonNull(opening.call(), "table");
            shared.table.complete(table);
            return table;
        } catch (Throwable e) {
            forget(ref, shared);
            shared.table.completeExceptionally(e);
            throw e;
        }
    }

    private LocalTable awaited(TableRef ref, Shared shared) throws Exception {
        try {
            return shared.table.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the table could not be opened by another instance of the step on this machine: "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (InterruptedException e) {
            if (isLast(ref, shared)) {
                shared.table.join().close();
            }
            throw e;
        }
    }

    private void forget(TableRef ref, Shared shared) {
        synchronized (tables) {
            tables.remove(ref, shared);
        }
    }

    /** Takes one user away; whether it was the last. */
    private boolean isLast(TableRef ref, Shared shared) {
        synchronized (tables) {
            shared.users--;
            boolean last = shared.users == 0;
            if (last) {
                tables.remove(ref, shared);
            }
            return last;
        }
    }

    /** The table as one of its users has it. */
    private final class Use implements LocalTable {

        private final TableRef ref;
        private final Shared shared;
        private final LocalTable table;

        Use(TableRef ref, Shared shared, LocalTable table) {
            this.ref = ref;
            this.shared = shared;
            this.table = table;
        }

        @Override
        public List<Row> get(Row key) {
            return table.get(key);
        }

        @Override
        public long size() {
            return table.size();
        }

        @Override
        public void close() throws Exception {
            if (isLast(ref, shared)) {
                table.close();
            }
        }
    }
}
