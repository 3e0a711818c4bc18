package io.dataprocessing.pipeline.suite.example.typed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;

/** Describes and creates steps of the type {@code price-order}. */
public final class PriceOrderFactory implements ProcessorFactory<PriceOrderFactory.Options> {

    /** There is nothing to set. */
    public record Options() {}

    @Override
    public String type() {
        return "price-order";
    }

    @Override
    public String description() {
        return "Fills in what an order costs.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        Schema<ShopOrder> orders = Schemas.of(ShopOrder.class);
        return ProcessorSpec.of(orders, orders, PriceOrder::new);
    }
}
