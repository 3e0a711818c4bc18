package io.dataprocessing.pipeline.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.lookup.LocalTable;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.connector.TableDescription;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedTablesTest {

    private final SharedTables tables = new SharedTables();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private static TableRef ref(String step) {
        return new TableRef(
                step,
                "test",
                ConfigMap.empty(),
                ConfigMap.empty(),
                List.of(),
                List.of(),
                new TableDescription(RowType.of(), RowType.of(), true, new byte[0]),
                false);
    }

    private LocalTable table() {
        opened.incrementAndGet();
        return new LocalTable() {
            @Override
            public List<Row> get(Row key) {
                return List.of(key);
            }

            @Override
            public long size() {
                return 7;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void oneTableServesAllWhoUseItAndTheLastOneClosesIt() throws Exception {
        LocalTable first = tables.use(ref("a"), this::table);
        LocalTable second = tables.use(ref("a"), this::table);
        assertThat(opened).hasValue(1);
        assertThat(second.size()).isEqualTo(7);
        assertThat(second.get(Row.of(RowType.of()))).hasSize(1);
        first.close();
        assertThat(closed).hasValue(0);
        second.close();
        assertThat(closed).hasValue(1);
        tables.use(ref("a"), this::table).close();
        assertThat(opened).as("it's opened again after that").hasValue(2);
    }

    @Test
    void otherTablesAreTheirOwn() throws Exception {
        LocalTable first = tables.use(ref("a"), this::table);
        LocalTable second = tables.use(ref("b"), this::table);
        assertThat(opened).hasValue(2);
        first.close();
        second.close();
        assertThat(closed).hasValue(2);
    }

    @Test
    void whoComesWhileATableIsOpenedWaitsForIt() throws Exception {
        CountDownLatch mayOpen = new CountDownLatch(1);
        CompletableFuture<Void> opening = new CompletableFuture<>();
        FutureTask<LocalTable> first =
                started(
                        () -> {
                            opening.complete(null);
                            mayOpen.await();
                            return table();
                        });
        opening.get(10, TimeUnit.SECONDS);
        FutureTask<LocalTable> second = started(this::table);
        mayOpen.countDown();
        LocalTable one = first.get(10, TimeUnit.SECONDS);
        LocalTable other = second.get(10, TimeUnit.SECONDS);
        one.close();
        other.close();
        assertThat(opened).hasValue(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void aFailureIsntKept() throws Exception {
        assertThatThrownBy(
                        () ->
                                tables.use(
                                        ref("a"),
                                        () -> {
                                            throw new IllegalStateException("no broker");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no broker");
        assertThat(tables.use(ref("a"), this::table).size()).isEqualTo(7);
    }

    private FutureTask<LocalTable> started(Callable<LocalTable> opening) {
        FutureTask<LocalTable> task = new FutureTask<>(() -> tables.use(ref("a"), opening));
        Thread thread = new Thread(task, "uses-a-table");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
