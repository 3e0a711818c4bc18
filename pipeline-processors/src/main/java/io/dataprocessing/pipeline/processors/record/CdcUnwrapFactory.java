package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import java.util.Optional;

/** Makes {@link CdcUnwrap}s. */
public final class CdcUnwrapFactory implements ProcessorFactory<CdcUnwrapOptions> {

    private static final String DELETED = "deleted";

    @Override
    public String type() {
        return "cdc-unwrap";
    }

    @Override
    public String description() {
        return "Turns change events of Debezium, Canal or Maxwell into rows.";
    }

    @Override
    public Class<CdcUnwrapOptions> optionsType() {
        return CdcUnwrapOptions.class;
    }

    @Override
    public StepSpec describe(CdcUnwrapOptions options, PlanContext context) {
        RowType input = context.inputType();
        Optional<UnwrapPlan> plan = new UnwrapPlanning(options, context).plan();
        RowType output = plan.map(UnwrapPlan::output).orElse(input);
        Optional<SideOutput<Row>> deleted =
                options.deleteHandling() == CdcUnwrapOptions.DeleteHandling.OUTPUT
                        ? Optional.of(new SideOutput<>(DELETED, Schemas.rows(output)))
                        : Optional.empty();
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(
                        Schemas.rows(input),
                        Schemas.rows(output),
                        () -> new CdcUnwrap(plan.orElseThrow(), options.deleteHandling(), deleted));
        return deleted.isPresent() ? spec.sideOutput(deleted.get()) : spec;
    }
}
