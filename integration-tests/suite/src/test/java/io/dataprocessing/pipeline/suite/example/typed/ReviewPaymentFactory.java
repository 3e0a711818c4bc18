package io.dataprocessing.pipeline.suite.example.typed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Description;
import java.math.BigDecimal;

/** Describes and creates steps of the type {@code review-payment}. */
public final class ReviewPaymentFactory implements ProcessorFactory<ReviewPaymentFactory.Options> {

    /** The options of a step. */
    public record Options(
            @Description("Payments of more than this are marked, whole units.") long limit) {}

    @Override
    public String type() {
        return "review-payment";
    }

    @Override
    public String description() {
        return "Marks payments that somebody has to look at.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        Schema<Payment> payments = Schemas.of(Payment.class);
        BigDecimal limit = BigDecimal.valueOf(options.limit());
        return ProcessorSpec.of(payments, payments, () -> new ReviewPayment(limit));
    }
}
