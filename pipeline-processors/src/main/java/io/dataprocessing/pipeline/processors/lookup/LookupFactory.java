package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.AsyncProcessorSpec.Limits;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.AsyncOptions;
import java.time.Duration;
import java.util.Optional;

/** Makes {@link LocalLookup}s and {@link RemoteLookup}s. */
public final class LookupFactory implements ProcessorFactory<LookupOptions> {

    /** For {@link java.util.ServiceLoader}. */
    public LookupFactory() {}

    @Override
    public String type() {
        return "lookup";
    }

    @Override
    public String description() {
        return "Adds to each record fields of the rows that a table has for its key.";
    }

    @Override
    public Class<LookupOptions> optionsType() {
        return LookupOptions.class;
    }

    @Override
    public StepSpec describe(LookupOptions options, PlanContext context) {
        Schema<Row> input = Schemas.rows(context.inputType());
        Optional<LookupPlan> plan = new LookupPlanning(options, context).plan();
        if (plan.isEmpty()) {
            return ProcessorSpec.of(
                    input,
                    input,
                    () -> {
                        throw new IllegalStateException("the lookup was not in order");
                    });
        }
        Schema<Row> output = Schemas.rows(plan.get().output().type());
        return plan.get().table().local()
                ? ProcessorSpec.of(input, output, () -> new LocalLookup(options, plan.get()))
                        .reads(plan.get().reads())
                : AsyncProcessorSpec.of(
                                input,
                                output,
                                limits(options.async().orElse(AsyncOptions.DEFAULT)),
                                () -> new RemoteLookup(options, plan.get()))
                        .reads(plan.get().reads());
    }

    private static Limits limits(AsyncOptions async) {
        return new Limits(
                async.capacity(), async.timeout(), async.ordered(), 1, Duration.ofMillis(100));
    }
}
