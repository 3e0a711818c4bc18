package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.AsyncProcessor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.lookup.RemoteTable;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.AsyncOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks up in a table that has to be asked, through a cache. */
final class RemoteLookup implements AsyncProcessor<Row, Row> {

    private final LookupOptions options;
    private final LookupPlan plan;
    private final Object expressions = new Object();
    private Optional<RemoteTable> opened = Optional.empty();
    private Enrichment enrichment;
    private Questions questions;

    RemoteLookup(LookupOptions options, LookupPlan plan) {
        this.options = options;
        this.plan = plan;
    }

    @Override
    public void open(ProcessorContext context) throws Exception {
        enrichment = new Enrichment(options, plan, context.metrics());
        RemoteTable table = (RemoteTable) plan.table().open();
        opened = Optional.of(table);
        questions =
                new Questions(
                        table,
                        options.cache().map(cache -> new AnswerCache(cache, context)),
                        options.async().orElse(AsyncOptions.DEFAULT).timeout(),
                        context);
    }

    @Override
    public CompletionStage<List<Row>> process(Row record) {
        Optional<Row> key;
        synchronized (expressions) {
            key = enrichment.key(record);
        }
        CompletableFuture<List<Row>> found =
                key.map(questions::ask)
                        .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
        return found.thenApply(rows -> results(record, rows));
    }

    /** Answers come on any thread, and expressions are for one at a time. */
    private List<Row> results(Row record, List<Row> found) {
        synchronized (expressions) {
            return enrichment.results(record, found);
        }
    }

    @Override
    public void close() throws Exception {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }
}
