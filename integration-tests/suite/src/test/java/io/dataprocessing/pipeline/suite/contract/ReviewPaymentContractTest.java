package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.suite.example.typed.ReviewPaymentFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.List;

/** A step whose records are of a class that Avro generated. */
final class ReviewPaymentContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(
                ContractCase.of("marks what is large or unknown", new ReviewPaymentFactory())
                        .options("limit: 100")
                        .input(
                                "payment_id string, amount decimal(12, 2)?, currency enum(EUR,"
                                        + " USD), paid_at timestamp, note string?")
                        .record(TIME, "1", "100", "EUR", TIME, "first")
                        .record(TIME, "2", "100.01", "USD", TIME, null)
                        .record(TIME, "3", null, "EUR", TIME, null)
                        .gives("1", "100", "EUR", TIME, "first")
                        .gives("2", "100.01", "USD", TIME, "review")
                        .gives("3", null, "EUR", TIME, "review"));
    }
}
