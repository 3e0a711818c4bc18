package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.Optional;

/** Makes {@link Filter}s. */
public final class FilterFactory implements ProcessorFactory<FilterOptions> {

    private static final String REJECTED = "rejected";

    @Override
    public String type() {
        return "filter";
    }

    @Override
    public String description() {
        return "Passes the records for which a condition is true.";
    }

    @Override
    public Class<FilterOptions> optionsType() {
        return FilterOptions.class;
    }

    @Override
    public StepSpec describe(FilterOptions options, PlanContext context) {
        Schema<Row> rows = Schemas.rows(context.inputType());
        Optional<SideOutput<Row>> rejected =
                switch (options.rejected()) {
                    case DROP, ERROR -> Optional.empty();
                    case OUTPUT -> Optional.of(new SideOutput<>(REJECTED, rows));
                };
        boolean fails = options.rejected() == FilterOptions.Rejected.ERROR;
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(rows, rows, () -> new Filter(options.condition(), rejected, fails))
                        .reads(options.condition().reads());
        return rejected.isPresent() ? spec.sideOutput(rejected.get()) : spec;
    }
}
