package io.dataprocessing.pipeline.suite.example.typed;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import java.math.BigDecimal;

/** Marks payments that somebody has to look at. */
final class ReviewPayment implements Processor<Payment, Payment> {

    private final BigDecimal limit;

    ReviewPayment(BigDecimal limit) {
        this.limit = limit;
    }

    @Override
    public void process(Input<Payment> input, Output<Payment> output) {
        Payment payment = input.value();
        if (payment.getAmount() == null || payment.getAmount().compareTo(limit) > 0) {
            payment.setNote("review");
        }
        output.emit(payment);
    }
}
