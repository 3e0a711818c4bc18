package io.dataprocessing.pipeline.processors.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.CacheOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The answers that are kept for a while, also that there was no row. Safe between threads. */
final class AnswerCache {

    private final Cache<Row, List<Row>> answers;
    private final boolean keepsMisses;
    private final Metrics.Counter hits;

    AnswerCache(CacheOptions options, ProcessorContext context) {
        Clock clock = context.clock();
        Duration negative = options.negativeTtl().orElse(options.ttl());
        this.keepsMisses = !negative.isZero();
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(options.size())
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .executor(Runnable::run)
                        .expireAfter(
                                Expiry.<Row, List<Row>>writing(
                                        (key, rows) -> rows.isEmpty() ? negative : options.ttl()))
                        .build();
        this.hits = context.metrics().counter("cache-hits");
        context.metrics().gauge("cache-size", answers::estimatedSize);
    }

    Optional<List<Row>> find(Row key) {
        Optional<List<Row>> answer = Optional.ofNullable(answers.getIfPresent(key));
        answer.ifPresent(found -> hits.increment());
        return answer;
    }

    void keep(Row key, List<Row> rows) {
        if (!rows.isEmpty() || keepsMisses) {
            answers.put(key, rows);
        }
    }
}
