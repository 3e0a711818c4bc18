package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.lookup.RemoteTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Asks a table, but not again what it was asked already: while it thinks, and as the cache says.
 */
final class Questions {

    private final RemoteTable table;
    private final Optional<AnswerCache> cache;
    private final Duration timeout;
    private final Clock clock;
    private final Map<Row, CompletableFuture<List<Row>>> underWay = new ConcurrentHashMap<>();
    private final Metrics.Distribution latency;
    private final Metrics.Counter asked;

    Questions(
            RemoteTable table,
            Optional<AnswerCache> cache,
            Duration timeout,
            ProcessorContext context) {
        this.table = table;
        this.cache = cache;
        this.timeout = timeout;
        this.clock = context.clock();
        this.latency = context.metrics().distribution("latency-ms");
        this.asked = context.metrics().counter("asked");
    }

    /** The rows of a key. Called on the task's thread only. */
    CompletableFuture<List<Row>> ask(Row key) {
        Optional<List<Row>> known = cache.flatMap(answers -> answers.find(key));
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        CompletableFuture<List<Row>> thinking = underWay.get(key);
        return thinking == null ? askNow(key) : thinking;
    }

    /** A question that is never answered must not keep later ones of the key from being asked. */
    private CompletableFuture<List<Row>> askNow(Row key) {
        CompletableFuture<List<Row>> answer = new CompletableFuture<>();
        underWay.put(key, answer);
        asked.increment();
        long begin = clock.millis();
        try {
            table.get(key).whenComplete((rows, error) -> complete(key, answer, begin, rows, error));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((rows, error) -> underWay.remove(key, answer));
    }

    private void complete(
            Row key,
            CompletableFuture<List<Row>> answer,
            long begin,
            List<Row> rows,
            Throwable error) {
        synchronized (latency) {
            latency.record(clock.millis() - begin);
        }
        if (error != null) {
            answer.completeExceptionally(error);
            return;
        }
        List<Row> kept = List.copyOf(rows);
        cache.ifPresent(answers -> answers.keep(key, kept));
        answer.complete(kept);
    }
}
