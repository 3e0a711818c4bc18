package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.lookup.LocalTable;
import java.util.List;
import java.util.Optional;

/** Looks up in a table that is in memory, on the task's own thread. */
final class LocalLookup implements Processor<Row, Row> {

    private final LookupOptions options;
    private final LookupPlan plan;
    private Optional<LocalTable> opened = Optional.empty();
    private Enrichment enrichment;
    private LocalTable table;

    LocalLookup(LookupOptions options, LookupPlan plan) {
        this.options = options;
        this.plan = plan;
    }

    @Override
    public void open(ProcessorContext context) throws Exception {
        enrichment = new Enrichment(options, plan, context.metrics());
        table = (LocalTable) plan.table().open();
        opened = Optional.of(table);
        LocalTable rows = table;
        context.metrics().gauge("table-rows", rows::size);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Row record = input.value();
        Optional<Row> key = enrichment.key(record);
        List<Row> found = key.isPresent() ? table.get(key.get()) : List.of();
        for (Row result : enrichment.results(record, found)) {
            output.emit(result);
        }
    }

    @Override
    public void close() throws Exception {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }
}
